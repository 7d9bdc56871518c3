# What examples/custom-systems ought to be, written by hand.
{
  description = "Tools for the machine room";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs =
    { self, nixpkgs }:
    let
      tools =
        system:
        with nixpkgs.legacyPackages.${system};
        symlinkJoin {
          name = "tools";
          paths = [
            htop
            tmux
            curl
          ];
        };
    in
    {
      packages.x86_64-linux.default = tools "x86_64-linux";
      packages.aarch64-linux.default = tools "aarch64-linux";
    };
}
