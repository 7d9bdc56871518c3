import { lib, pkgs } from "@nixpkgs/latest";
import { path, placeholder, text } from "tsnix";

export default {
  description: "A greeting in C",

  package: pkgs.stdenv.mkDerivation((finalAttrs) => ({
    pname: "greet",
    version: "1.2.0",
    src: path("./src"),

    nativeBuildInputs: [pkgs["pkg-config"]],
    buildInputs: [pkgs.zlib],

    makeFlags: [`VERSION=${finalAttrs.version}`, `PREFIX=${placeholder("out")}`],
    doCheck: true,

    postInstall: text`
      mkdir -p $out/share/doc/${finalAttrs.pname}
      cp README $out/share/doc/${finalAttrs.pname}/
    `,

    meta: {
      description: "Greets the caller",
      license: lib.licenses.mit,
      mainProgram: "greet",
    },
  })),
};
