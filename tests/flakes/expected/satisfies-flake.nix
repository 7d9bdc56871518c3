# What examples/satisfies-flake ought to be, written by hand.
{
  description = "Formatter and shells of two systems";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-darwin"
      ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in
    {
      formatter = each (pkgs: pkgs.nixfmt);
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.git
            pkgs.just
          ];
        };
      });
    };
}
