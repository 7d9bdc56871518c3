# home-manager's own modules, as its `homeManagerConfiguration` puts them together.
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

  home = import (home-manager + "/modules") {
    inherit pkgs;
    configuration =
      { lib, ... }:
      {
        imports = [ file ];
        # Its own module of nixpkgs would import another one.
        _module.args.pkgs = lib.mkForce pkgs;
        # What the manuals are made of is not what this is about.
        manual.manpages.enable = false;
        disabledModules = [ (home-manager + "/modules/services-modular") ];
      };
  };
in
{
  generation = home.activationPackage.drvPath;
  files = builtins.attrNames home.config.home.file;
  git = home.config.programs.git.settings;
  inherit (home.config) warnings;
}
