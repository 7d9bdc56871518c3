# Stands in for naersk: packages that record what they are made of.
{
  description = "A stand-in for naersk";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib = builtins.mapAttrs (
        _: pkgs:
        let
          make = toolchain: {
            buildPackage = args: pkgs.lib.recorded pkgs "rust-package" (toolchain // { inherit args; });
            override = make;
          };
        in
        make { }
      ) nixpkgs.legacyPackages;
    };
}
