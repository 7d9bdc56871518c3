# Stands in for crane: each function records what it is given.
{
  description = "A stand-in for crane";

  outputs =
    { self }:
    {
      mkLib =
        pkgs:
        let
          record = kind: args: pkgs.lib.recorded pkgs "${kind}-${args.pname or "crate"}" args;
        in
        {
          buildPackage = record "package";
          buildDepsOnly = record "deps";
          cargoClippy = record "clippy";
          cargoFmt = record "fmt";
          cargoNextest = record "nextest";
          cleanCargoSource = src: src;
          devShell = args: pkgs.mkShell { packages = args.packages or [ ]; };
        };
    };
}
