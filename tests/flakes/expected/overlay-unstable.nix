# What examples/overlay-unstable ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  inputs.nixpkgs-unstable.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    {
      self,
      nixpkgs,
      nixpkgs-unstable,
    }:
    let
      each =
        f:
        nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
          system:
          f (
            import nixpkgs {
              inherit system;
              config.allowUnfree = true;
              overlays = [
                (final: prev: { inherit (nixpkgs-unstable.legacyPackages.${system}) neovim kubectl; })
              ];
            }
          )
        );
    in
    {
      packages = each (pkgs: {
        default = pkgs.symlinkJoin {
          name = "tools";
          paths = [
            pkgs.neovim
            pkgs.git
          ];
        };
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.kubectl
            pkgs.neovim
            pkgs.git
          ];
        };
      });
    };
}
