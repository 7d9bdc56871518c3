# The value of a built file, as data. A function of packages is called with none given, as `nix-build` does; of a
# flake the outputs are shown, made with the stand-ins for its inputs.
file: isSame:
let
  imported = import file;

  called =
    if builtins.isFunction imported && builtins.functionArgs imported != { } then
      imported { }
    else
      imported;

  outputs =
    let
      inputs = builtins.mapAttrs (name: _: import (<nixpkgs> + "/../inputs.nix") name) (
        imported.inputs or { }
      );
      self = result // {
        outPath = "/self";
      };
      result = imported.outputs (inputs // { inherit self; });
    in
    result;

  shown =
    value:
    if builtins.isFunction value then
      "<function>"
    else if builtins.isList value then
      map shown value
    else if builtins.isAttrs value then
      if value.type or null == "derivation" then
        "<derivation ${value.name}>"
      else
        builtins.mapAttrs (_: shown) value
    else if builtins.isString value then
      withoutHash value
    else
      value;

  # A path in the store without its hash.
  withoutHash =
    text:
    let
      parts = builtins.match "${builtins.storeDir}/[a-z0-9]{32}-(.*)" (
        builtins.unsafeDiscardStringContext text
      );
    in
    if parts == null then text else "<store>/${builtins.head parts}";

  value = if baseNameOf file == "flake.nix" then shown outputs else called;
in
{
  inherit value;
  same = isSame value;
}
