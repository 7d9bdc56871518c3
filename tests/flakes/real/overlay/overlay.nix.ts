import { overlay } from "tsnix";

export default overlay((final, prev) => ({
  greet: final.writeShellScriptBin("greet", `exec ${final.hello}/bin/hello "$@"`),
  hello: prev.hello.overrideAttrs((old) => ({ name: `${old.pname}-ours` })),
  htop: prev.htop.override({ ncurses: final.ncurses5 }),
  python3: prev.python3.override({
    packageOverrides: (_self: object, old: typeof prev.python3Packages) => ({
      requests: old.requests.overrideAttrs((attrs) => ({ name: `${attrs.name}-ours` })),
    }),
  }),
}));
