import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";
import { shell, version } from "../shared/project.ts";

export default {
  description: "The server",
  package: pkgs.buildGoModule({ pname: "server", version, src: path("./."), vendorHash: null }),
  devShell: shell(pkgs.go, pkgs.gopls),
};
