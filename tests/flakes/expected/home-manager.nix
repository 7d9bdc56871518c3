# What examples/home-manager ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    home-manager.url = "github:nix-community/home-manager";
    home-manager.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      home-manager,
    }:
    let
      home =
        { pkgs, ... }:
        {
          home = {
            username = "ann";
            homeDirectory = "/home/ann";
            stateVersion = "24.11";
            packages = with pkgs; [
              ripgrep
              fd
              bat
              eza
              fzf
            ];
            sessionVariables.EDITOR = "nvim";
            file.".config/greeting".text = "Hello, ann.\n";
          };
          programs = {
            home-manager.enable = true;
            git = {
              enable = true;
              settings.user.name = "Ann Example";
              settings.user.email = "ann@example.org";
              settings.init.defaultBranch = "main";
              settings.pull.rebase = true;
            };
            zsh = {
              enable = true;
              shellAliases = {
                ll = "eza -l";
                cat = "bat";
                g = "git";
              };
              history.size = 100000;
            };
            direnv.enable = true;
            direnv.nix-direnv.enable = true;
          };
        };
    in
    {
      homeConfigurations.ann = home-manager.lib.homeManagerConfiguration {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        modules = [ home ];
      };
      homeModules.default = home;
    };
}
