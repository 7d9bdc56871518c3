# The example as its user has it: the whole flake, with home-manager's own flake as its input.
{
  nixpkgs,
  library,
  home-manager,
  packages,
  file,
}:
let
  pkgs = import packages {
    inherit nixpkgs library;
    system = "x86_64-linux";
  };

  # Its own module of nixpkgs would import another package set.
  own =
    { lib, ... }:
    {
      _module.args.pkgs = lib.mkForce pkgs;
      manual.manpages.enable = false;
      disabledModules = [ (home-manager + "/modules/services-modular") ];
    };

  inputs = {
    nixpkgs = {
      inherit (pkgs) lib;
      legacyPackages.x86_64-linux = pkgs;
    };
    home-manager.lib.homeManagerConfiguration =
      args: import (home-manager + "/lib/eval-config.nix") (args // { modules = args.modules ++ [ own ]; });
  };

  outputs = (import file).outputs (inputs // { self = outputs; });

  home = outputs.homeConfigurations.ann;
in
{
  generation = home.activationPackage.drvPath;
  inherit (home.config) warnings;
  isFree = home.config.warnings == [ ] || throw "home-manager warns: ${toString home.config.warnings}";
}
