# home-manager's own modules are another tree; its module system is this one.
{ nixpkgs, file }:
let
  pkgs = import nixpkgs {
    system = "x86_64-linux";
    config = { };
    overlays = [ ];
  };
  inherit (pkgs) lib;
  declarations.options = {
    home = {
      username = lib.mkOption { type = lib.types.str; };
      homeDirectory = lib.mkOption { type = lib.types.path; };
      packages = lib.mkOption { type = lib.types.listOf lib.types.package; };
      file = lib.mkOption {
        type = lib.types.attrsOf (
          lib.types.submodule { options.text = lib.mkOption { type = lib.types.lines; }; }
        );
      };
    };
    programs.git.enable = lib.mkEnableOption "git";
    programs.git.aliases = lib.mkOption { type = lib.types.attrsOf lib.types.str; };
    programs.direnv.enable = lib.mkEnableOption "direnv";
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
  inherit (config) programs;
  home = removeAttrs config.home [ "packages" ];
  packages = map (it: it.drvPath) config.home.packages;
}
