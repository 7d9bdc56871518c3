# A package set for module trees that are newer than the nixpkgs which Nix 2.8 evaluates: the packages of `nixpkgs`,
# the functions of `library`, and stand-ins for what those trees ask for and `nixpkgs` does not have yet.
{
  nixpkgs,
  library,
  system,
}:
let
  lib = import (library + "/lib");

  old = import nixpkgs {
    inherit system;
    config.allowUnsupportedSystem = true;
    overlays = [ ];
  };

  # What `pkgs.formats.NAME` gives: any value, written as JSON.
  format = _: {
    type = lib.types.anything;
    lib.types.atom = lib.types.anything;
    generate = name: value: old.writeText name (builtins.toJSON value);
  };

  newPackages = lib.genAttrs [
    "delta"
    "emptyDirectory"
    "eza"
    "mas"
    "nixfmt"
    "process-compose"
    "treefmt"
    # Made with packages of Haskell, which not every tree has.
    "shellcheck"
  ] (
    name: old.runCommandLocal name {
      version = "99";
      meta.mainProgram = name;
    } "mkdir $out"
  );
  writeShellScriptBin =
    name: text:
    (old.writeShellScriptBin name text).overrideAttrs (_: {
      meta.mainProgram = name;
    });
in
old
// newPackages
// {
  inherit lib writeShellScriptBin;
  inherit (old.xorg) lndir;
  stdenv = old.stdenv // {
    shellDryRun = "${old.stdenv.shell} -n";
  };

  formats = lib.genAttrs [
    "gitIni"
    "ini"
    "iniWithGlobalSection"
    "json"
    "keyValue"
    "lua"
    "plist"
    "toml"
    "xml"
    "yaml"
  ] (_: format);

  replaceVars =
    file: values:
    old.runCommandLocal (baseNameOf file) { text = builtins.toJSON values; } "cp ${file} $out";

  writeShellApplication =
    {
      name,
      text,
      runtimeInputs ? [ ],
      ...
    }:
    writeShellScriptBin name "PATH=${lib.makeBinPath runtimeInputs}:$PATH\n${text}";
}
