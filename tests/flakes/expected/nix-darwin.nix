# What examples/nix-darwin ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    nix-darwin.url = "github:nix-darwin/nix-darwin";
    nix-darwin.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      nix-darwin,
    }:
    let
      configuration =
        { pkgs, ... }:
        {
          nixpkgs.hostPlatform = "aarch64-darwin";
          environment.systemPackages = [
            pkgs.git
            pkgs.neovim
            pkgs.mas
          ];
          security.pam.services.sudo_local.touchIdAuth = true;
          system.primaryUser = "ann";
          system.stateVersion = 6;
          system.configurationRevision = self.rev or self.dirtyRev or null;
          system.defaults = {
            dock.autohide = true;
            dock.show-recents = false;
            dock.tilesize = 48;
            finder.AppleShowAllExtensions = true;
            finder.FXPreferredViewStyle = "clmv";
            NSGlobalDomain.KeyRepeat = 2;
            NSGlobalDomain.InitialKeyRepeat = 15;
            NSGlobalDomain."com.apple.swipescrolldirection" = false;
          };
          programs.zsh.enable = true;
          nix.settings.experimental-features = [
            "nix-command"
            "flakes"
          ];
        };
    in
    {
      darwinModules.default = configuration;
      darwinConfigurations.macbook = nix-darwin.lib.darwinSystem { modules = [ configuration ]; };
    };
}
