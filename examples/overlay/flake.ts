import { overlay } from "tsnix";
import { pkgs } from "@nixpkgs/latest";

const tools = overlay((final, prev) => ({
  greet: final.writeShellScriptBin("greet", `exec ${final.hello}/bin/hello --greeting="Good day"`),

  hello: prev.hello.overrideAttrs((old) => ({
    name: `${old.pname}-patched`,
  })),
}));

export default {
  overlays: { default: tools },

  package: pkgs.extend(tools).greet,
};
