# The package set of one system, with the user's overlays over it.
{
  system ? builtins.currentSystem or "x86_64-linux",
  config ? { },
  overlays ? [ ],
  ...
}:
let
  lib = import ./lib;

  base = final: {
    inherit lib system config;
    pkgs = final;
    callPackage = lib.callPackageWith final;
    extend =
      overlay:
      import ./. {
        inherit system config;
        overlays = overlays ++ [ overlay ];
      };
    stdenv = import ./pkgs/stdenv.nix { inherit lib system; };
  };

  parts = [
    (final: _: import ./pkgs/builders.nix final)
    (final: _: import ./pkgs/languages.nix final)
    (final: _: import ./pkgs/programs.nix final)
  ];
in
lib.fix (lib.extends (lib.composeManyExtensions (parts ++ overlays)) base)
