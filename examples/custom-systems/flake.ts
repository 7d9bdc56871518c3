import { pkgs } from "@nixpkgs/24.11";

export default {
  description: "Tools for the machine room",

  systems: ["x86_64-linux", "aarch64-linux"],

  package: pkgs.symlinkJoin({
    name: "tools",
    paths: [pkgs.htop, pkgs.tmux, pkgs.curl],
  }),
};
