# Stands in for nix2container: each function records what it is given.
{
  description = "A stand-in for nix2container";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      packages = builtins.mapAttrs (_: pkgs: {
        nix2container = {
          buildImage = args: pkgs.lib.recorded pkgs "image-${args.name}" args;
          buildLayer = pkgs.lib.recorded pkgs "layer";
        };
      }) nixpkgs.legacyPackages;
    };
}
