import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

interface Arguments {
  readonly withDocs?: boolean;
}

export default ({ withDocs = false }: Arguments) =>
  pkgs.stdenv.mkDerivation({
    pname: "notes",
    version: "1.0",
    src: path("./src"),
    nativeBuildInputs: [pkgs.gnumake, ...lib.optional(withDocs, pkgs.pandoc)],
    makeFlags: [`DOCS=${withDocs ? 1 : 0}`],
    outputs: withDocs ? ["out", "doc"] : ["out"],
    meta: { description: "Notes on the command line", license: lib.licenses.mit },
  });
