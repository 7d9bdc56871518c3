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
    uv2nix = flake ./uv2nix { };
    pyproject-nix = flake ./pyproject-nix { };
    pyproject-build-systems = flake ./pyproject-build-systems { };
    fenix = flake ./fenix { inherit nixpkgs; };
    naersk = flake ./naersk { inherit nixpkgs; };
    devenv = flake ./devenv { inherit nixpkgs; };
    nixos-generators = flake ./nixos-generators { inherit nixpkgs; };
    deploy-rs = flake ./deploy-rs { inherit nixpkgs; };
    agenix = flake ./agenix { inherit nixpkgs; };
    sops-nix = flake ./sops-nix { };
    disko = flake ./disko { };
    nixos-hardware = flake ./nixos-hardware { };
    git-hooks = flake ./git-hooks { inherit nixpkgs; };
    treefmt-nix = flake ./treefmt-nix { };
    flake-parts = flake ./flake-parts { };
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
