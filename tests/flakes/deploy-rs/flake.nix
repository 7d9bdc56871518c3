# Stands in for deploy-rs: profiles and checks that record what they are made of.
{
  description = "A stand-in for deploy-rs";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib = builtins.mapAttrs (_: pkgs: {
        activate.nixos = base: pkgs.lib.recorded pkgs "activatable" base.config.system.build.toplevel;
        deployChecks = deploy: { deploy-schema = pkgs.lib.recorded pkgs "deploy-schema" deploy; };
      }) nixpkgs.legacyPackages;
      packages = builtins.mapAttrs (_: pkgs: {
        default = pkgs.lib.recorded pkgs "deploy" { };
      }) nixpkgs.legacyPackages;
    };
}
