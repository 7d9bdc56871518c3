# What examples/git-hooks ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    git-hooks.url = "github:cachix/git-hooks.nix";
    git-hooks.inputs.nixpkgs.follows = "nixpkgs";
    treefmt-nix.url = "github:numtide/treefmt-nix";
    treefmt-nix.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      git-hooks,
      treefmt-nix,
    }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      own = nixpkgs.lib.genAttrs systems (system: rec {
        pkgs = nixpkgs.legacyPackages.${system};
        treefmt = treefmt-nix.lib.evalModule pkgs {
          projectRootFile = "flake.nix";
          programs.nixfmt.enable = true;
          programs.prettier.enable = true;
          programs.shfmt.enable = true;
          settings.excludes = [ "*.lock" ];
          settings.formatter.prettier.includes = [
            "*.md"
            "*.ts"
          ];
        };
        hooks = git-hooks.lib.${system}.run {
          src = ./.;
          hooks = {
            treefmt.enable = true;
            treefmt.package = treefmt.config.build.wrapper;
            shellcheck.enable = true;
            shellcheck.excludes = [ "vendor/.*" ];
            tsnix = {
              enable = true;
              name = "flake.nix is fresh";
              entry = "tsnix build --check";
              files = "flake\\.(ts|nix)$";
              pass_filenames = false;
            };
          };
        };
      });
      each = f: builtins.mapAttrs (_: f) own;
    in
    {
      formatter = each (own: own.treefmt.config.build.wrapper);
      checks = each (own: {
        format = own.treefmt.config.build.check self;
        inherit (own) hooks;
      });
      devShells = each (own: {
        default = own.pkgs.mkShell {
          packages = own.hooks.enabledPackages;
          inherit (own.hooks) shellHook;
        };
      });
    };
}
