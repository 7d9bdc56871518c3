# Two Nix files as data that can be compared: of each derivation the path of its .drv, which holds everything that
# it is made of. Of a flake the outputs count, made with the stand-in for nixpkgs; a file that is a function of
# packages is called with none given.
{ found, expected }:
let
  standIn = import ./inputs.nix;

  pkgs = (standIn "nixpkgs").legacyPackages.x86_64-linux;

  data =
    value:
    if builtins.isFunction value then
      "<function>"
    else if builtins.isList value then
      map data value
    else if !builtins.isAttrs value then
      value
    else if value.type or null == "derivation" then
      value.drvPath
    # Of a system or a home what it is built to: that has the whole configuration in it.
    else if value ? activationPackage then
      value.activationPackage.drvPath
    else if value ? config && value.config ? system.build.toplevel then
      value.config.system.build.toplevel.drvPath
    else
      builtins.mapAttrs (_: data) value;

  # An overlay is what it does to a package set.
  overlayData = overlay: data (overlay (pkgs.extend overlay) pkgs);

  outputsOf =
    file:
    let
      flake = import file;
      # A relative path is a flake of the example's own.
      inputOf =
        name: spec:
        if builtins.substring 0 7 spec.url or "" == "path:./" then
          outputsOf (
            dirOf file + "/${builtins.substring 7 (-1) spec.url}/flake.nix"
          )
        else
          standIn name;
      named = builtins.mapAttrs inputOf flake.inputs;
      self = outputs // {
        inputs = named;
        outPath = dirOf file;
      };
      outputs = flake.outputs (named // { inherit self; });
    in
    outputs;

  valueOf =
    file:
    let
      value = import file;
      outputs = outputsOf file;
    in
    if builtins.isFunction value then
      data (value { })
    else
      data (removeAttrs outputs [ "overlays" ])
      // builtins.mapAttrs (_: overlayData) outputs.overlays or { };

  # Every formal of `outputs` must be a declared input: Nix takes what is not from the registry.
  undeclared =
    file:
    let
      flake = import file;
    in
    if builtins.isFunction flake then
      [ ]
    else
      builtins.filter (name: name != "self" && !(flake.inputs or { } ? ${name})) (
        builtins.attrNames (builtins.functionArgs flake.outputs)
      );

  inputsOf =
    file:
    let
      flake = import file;
    in
    if builtins.isFunction flake then [ ] else builtins.attrNames (flake.inputs or { });
in
{
  found = valueOf found;
  expected = valueOf expected;
  undeclared = undeclared found;
  inputs = inputsOf found;
}
