# nix-darwin's own modules, by its own `eval-config.nix`.
{
  nixpkgs,
  library,
  nix-darwin,
  packages,
  file,
}:
let
  pkgs = import packages {
    inherit nixpkgs library;
    system = "x86_64-darwin";
  };

  system = import (nix-darwin + "/eval-config.nix") {
    inherit (pkgs) lib;
    enableNixpkgsReleaseCheck = false;
    modules = [
      file
      (
        { lib, ... }:
        {
          # Its own module of nixpkgs would import another one.
          _module.args.pkgs = lib.mkForce pkgs;
          nixpkgs.system = "x86_64-darwin";
          # What the manuals are made of is not what this is about.
          documentation.enable = false;
          system.tools.darwin-uninstaller.enable = false;
        }
      )
    ];
  };
in
{
  toplevel = system.system.drvPath;
  inherit (system.config.system) defaults;
  brewfile = system.config.homebrew.brewfile;
  etc = builtins.attrNames system.config.environment.etc;
  inherit (system.config) warnings;
}
