# The example as its user has it: the whole flake, with nix-darwin's own flake as its input.
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

  darwin = (import (nix-darwin + "/flake.nix")).outputs {
    self = darwin;
    nixpkgs = {
      inherit (pkgs) lib;
      outPath = toString nixpkgs;
    };
  };

  # Its own module of nixpkgs would import another package set.
  own =
    { lib, ... }:
    {
      # Newer than the tree that this was written against.
      options.system.primaryUser = lib.mkOption { type = lib.types.str; };
      config = {
        _module.args.pkgs = lib.mkForce pkgs;
        documentation.enable = false;
        system.tools.darwin-uninstaller.enable = false;
      };
    };

  inputs = {
    nixpkgs = {
      inherit (pkgs) lib;
    };
    nix-darwin = darwin // {
      lib = darwin.lib // {
        darwinSystem =
          args:
          darwin.lib.darwinSystem (
            args
            // {
              modules = args.modules ++ [ own ];
              enableNixpkgsReleaseCheck = false;
            }
          );
      };
    };
  };

  self = (import file).outputs (inputs // { self = self // { rev = "0123456789abcdef"; }; });

  system = self.darwinConfigurations.macbook;
in
{
  toplevel = system.system.drvPath;
  inherit (system.config.system) configurationRevision defaults;
  isFree = system.config.warnings == [ ] || throw "nix-darwin warns: ${toString system.config.warnings}";
}
