{ nixpkgs, file }:
let
  lib = import (nixpkgs + "/lib");
  around =
    { lib, ... }:
    {
      options = {
        jobs = lib.mkOption {
          type = lib.types.attrsOf lib.types.unspecified;
          default = { };
        };
        notes = lib.mkOption {
          type = lib.types.listOf lib.types.str;
          default = [ ];
        };
        owner = lib.mkOption { type = lib.types.str; };
        priority = lib.mkOption { type = lib.types.str; };
      };
      config = {
        owner = lib.mkOverride 1500 "nobody";
        priority = "high";
      };
    };
  evaluate =
    settings:
    (lib.evalModules {
      modules = [
        around
        file
        { services.backup = settings; }
      ];
    }).config;
in
map evaluate [
  { }
  {
    enable = true;
    targets.home.path = "/home";
    targets.data = {
      path = "/data";
      keep = 2;
    };
  }
  {
    enable = true;
    mode = "full";
    hours = [
      1
      13
    ];
  }
]
