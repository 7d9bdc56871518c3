import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";
import lock from "./package-lock.json";

const greeter = pkgs.buildNpmPackage({
  pname: lock.name,
  version: lock.version,
  src: path("./."),
  npmDeps: pkgs.importNpmLock({ npmRoot: path("./.") }),
  npmConfigHook: pkgs.importNpmLock.npmConfigHook,
  dontNpmBuild: true,
  meta: { mainProgram: "greeter" },
});

export default {
  package: greeter,
  devShell: pkgs.mkShell({ inputsFrom: [greeter], packages: [pkgs.nodejs] }),
};
