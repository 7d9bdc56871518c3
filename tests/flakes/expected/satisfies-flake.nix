# What examples/satisfies-flake ought to be, written by hand.
{
  description = "Formatter and shells of two systems";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  outputs =
    { self, nixpkgs }:
    let
      shell =
        pkgs:
        pkgs.mkShell {
          packages = with pkgs; [
            git
            just
          ];
        };
    in
    with nixpkgs.legacyPackages;
    {
      formatter.x86_64-linux = x86_64-linux.nixfmt;
      formatter.aarch64-darwin = aarch64-darwin.nixfmt;
      devShells.x86_64-linux.default = shell x86_64-linux;
      devShells.aarch64-darwin.default = shell aarch64-darwin;
    };
}
