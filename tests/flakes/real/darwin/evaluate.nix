# nix-darwin's own modules are another tree; its module system is this one.
{ nixpkgs, file }:
let
  pkgs = import nixpkgs {
    system = "x86_64-linux";
    config = { };
    overlays = [ ];
  };
  inherit (pkgs) lib;
  declarations.options = {
    environment.systemPackages = lib.mkOption { type = lib.types.listOf lib.types.package; };
    security.touchId = lib.mkOption { type = lib.types.bool; };
    system.stateVersion = lib.mkOption { type = lib.types.ints.between 1 6; };
    system.defaults.dock = lib.mkOption { type = lib.types.attrsOf lib.types.bool; };
  };
  config =
    (lib.evalModules {
      modules = [
        declarations
        file
        { _module.args = { inherit pkgs; }; }
      ];
    }).config;
in
{
  inherit (config) security system;
  packages = map (it: it.drvPath) config.environment.systemPackages;
}
