# The example as its user has it, with the real flake-parts, process-compose-flake and treefmt-nix.
{
  nixpkgs,
  library,
  flakes,
  packages,
  file,
}:
let
  lib = import (library + "/lib");

  # As Nix calls a flake that has been fetched.
  called =
    path: inputs:
    let
      outputs = (import (path + "/flake.nix")).outputs (inputs // { inherit self; });
      self = outputs // {
        inherit inputs outputs;
        outPath = toString path;
        _type = "flake";
      };
    in
    self;

  input = {
    _type = "flake";
    outPath = toString nixpkgs;
    inherit lib;
    legacyPackages = lib.genAttrs [ "x86_64-linux" "aarch64-darwin" ] (
      system: import packages { inherit nixpkgs library system; }
    );
  };

  inputs = {
    nixpkgs = input;
    flake-parts = called (flakes + "/flake-parts") { nixpkgs-lib = input; };
    process-compose-flake = called (flakes + "/process-compose-flake") { };
    treefmt-nix = called (flakes + "/treefmt-nix") { nixpkgs = input; };
  };

  outputs = (import file).outputs (inputs // { inherit self; });

  self = outputs // {
    inherit inputs outputs;
    outPath = "/source";
    _type = "flake";
  };

  paths = builtins.mapAttrs (_: it: it.drvPath);
in
{
  packages = paths outputs.packages.x86_64-linux;
  devShells = paths outputs.devShells.x86_64-linux;
  checks = paths outputs.checks.x86_64-linux;
  formatter = outputs.formatter.x86_64-linux.drvPath;
  templates = builtins.attrNames outputs.templates;
}
