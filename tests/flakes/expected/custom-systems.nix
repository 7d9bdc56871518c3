# What examples/custom-systems ought to be, written by hand.
{
  description = "Tools for the machine room";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs =
    { self, nixpkgs }:
    let
      forAllSystems = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
      ];
    in
    {
      packages = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.symlinkJoin {
            name = "tools";
            paths = with pkgs; [
              htop
              tmux
              curl
            ];
          };
        }
      );
    };
}
