// A home-manager module file as a plain function of its arguments.
import type { HomeModuleArguments } from "tsnix";

export default ({ config, lib, pkgs }: HomeModuleArguments) => ({
  home: {
    username: "me",
    homeDirectory: "/home/me",
    stateVersion: "24.11",
    packages: [pkgs.ripgrep, pkgs.fd],
    activation: lib.hm.dag.entryAfter(["writeBoundary"], "true"),
  },
  programs: {
    git: { enable: true, userName: config.home.username },
    zsh: { enable: lib.mkDefault(true), initContent: lib.mkAfter("bindkey -e") },
  },
});
