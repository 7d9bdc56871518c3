# The stand-in for a flake's input, by the input's name. What has none is a source tree without outputs.
let
  nixpkgs = flake ./nixpkgs { };

  known = {
    flake-utils = flake ./flake-utils { };
    home-manager = flake ./home-manager { inherit nixpkgs; };
    nix-darwin = flake ./nix-darwin { inherit nixpkgs; };
    nix2container = flake ./nix2container { inherit nixpkgs; };
    crane = flake ./crane { };
    poetry2nix = flake ./poetry2nix { };
    process-compose-flake = flake ./process-compose-flake { };
  };

  flake =
    folder: inputs:
    let
      outputs = (import (folder + "/flake.nix")).outputs (inputs // { inherit self; });
      self = outputs // {
        outPath = toString folder;
      };
    in
    self;
in
name:
if builtins.substring 0 7 name == "nixpkgs" then
  nixpkgs
else
  known.${name} or { outPath = "/${name}"; }
