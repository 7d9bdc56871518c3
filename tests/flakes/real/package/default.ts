import { lib, pkgs } from "@nixpkgs/latest";
import { path, text } from "tsnix";

interface Arguments {
  readonly withDocs?: boolean;
}

const version = "1.2.3";
const tools = ["git", "curl", "jq"] as const;

export default ({ withDocs = true }: Arguments) => {
  const hello = pkgs.hello.overrideAttrs((old) => ({
    name: `${old.pname}-changed-${old.version}`,
    patches: [...(old.patches ?? []), path("./fix.patch")],
  }));

  return pkgs.stdenv.mkDerivation({
    pname: "everything",
    version,
    src: path("./src"),
    nativeBuildInputs: [pkgs.makeWrapper, ...lib.optional(withDocs, pkgs.pandoc)],
    buildInputs: tools.map((name) => pkgs[name]).concat(hello),
    outputs: withDocs ? ["out", "doc"] : ["out"],
    configureFlags: Object.entries({ docs: withDocs, tests: false }).map(([name, on]) => lib.enableFeature(on, name)),
    installPhase: text`
      mkdir -p $out/bin
      makeWrapper ${hello}/bin/hello $out/bin/everything --prefix PATH : ${lib.makeBinPath(tools.map((name) => pkgs[name]))}
    `,
    meta: { description: "All in one", license: lib.licenses.mit, platforms: lib.platforms.linux },
  });
};
