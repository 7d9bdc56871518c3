import "@nixpkgs/latest";
import nixDarwin from "github:nix-darwin/nix-darwin" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { darwinModule, self } from "tsnix";

const macbook = darwinModule(({ pkgs }) => ({
  nixpkgs: { hostPlatform: "aarch64-darwin" },
  environment: { systemPackages: [pkgs.git, pkgs.neovim, pkgs.mas] },

  security: { pam: { services: { sudo_local: { touchIdAuth: true } } } },

  system: {
    primaryUser: "ann",
    stateVersion: 6,
    configurationRevision: self.rev ?? self.dirtyRev ?? null,
    defaults: {
      dock: { autohide: true, "show-recents": false, tilesize: 48 },
      finder: { AppleShowAllExtensions: true, FXPreferredViewStyle: "clmv" },
      NSGlobalDomain: { KeyRepeat: 2, InitialKeyRepeat: 15, "com.apple.swipescrolldirection": false },
    },
  },

  programs: { zsh: { enable: true } },
  nix: { settings: { "experimental-features": ["nix-command", "flakes"] } },
}));

export default {
  darwinModules: { default: macbook },
  darwinConfigurations: { macbook: nixDarwin.lib.darwinSystem({ modules: [macbook] }) },
};
