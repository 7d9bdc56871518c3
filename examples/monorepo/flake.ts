import { pkgs, system } from "@nixpkgs/latest";
import client from "path:./client" with { "inputs.nixpkgs.follows": "nixpkgs" };
import server from "path:./server" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { shell } from "./shared/project.ts";

const parts = { client: client.packages[system].default, server: server.packages[system].default };

export default {
  description: "All parts",
  packages: { ...parts, default: pkgs.symlinkJoin({ name: "all", paths: Object.values(parts) }) },
  checks: parts,
  devShell: shell(pkgs.go, pkgs.shellcheck),
};
