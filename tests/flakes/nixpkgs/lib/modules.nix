# The module system as far as it merges: priorities, conditions and lists.
lib:
let
  inherit (builtins) isAttrs isList;

  priority = value: if isAttrs value then value.priority or 100 else 100;

  content = value: if isAttrs value && value ? priority then value.content else value;

  # mkIf and mkMerge as a list of plain definitions.
  definitions =
    value:
    if !isAttrs value then
      [ value ]
    else if value._type or null == "if" then
      lib.optionals value.condition (definitions value.content)
    else if value._type or null == "merge" then
      builtins.concatMap definitions value.contents
    else
      [ value ];

  isPlain = value: isAttrs value && !lib.isDerivation value && !(value ? _type);

  merge =
    values:
    let
      best = builtins.foldl' (least: value: lib.min least (priority value)) 1000000 values;
      winners = map content (builtins.filter (value: priority value == best) values);
      all = builtins.concatMap definitions winners;
    in
    if builtins.all isPlain all then
      mergeSets all
    else if builtins.all isList all then
      builtins.concatLists all
    else
      lib.last all;

  mergeSets =
    sets:
    builtins.zipAttrsWith (_: values: merge values) (
      map (set: lib.filterAttrs (_: value: definitions value != [ ]) set) (
        builtins.concatMap definitions sets
      )
    );
in
{
  mergeModules = mergeSets;

  mkIf = condition: content: {
    _type = "if";
    inherit condition content;
  };
  mkMerge = contents: {
    _type = "merge";
    inherit contents;
  };
  mkOverride = priority: content: {
    _type = "override";
    inherit priority content;
  };
  mkDefault = lib.mkOverride 1000;
  mkForce = lib.mkOverride 50;
  mkOption = option: { _type = "option"; } // option;
  mkEnableOption =
    name:
    lib.mkOption {
      default = false;
      description = "Whether to enable ${name}.";
    };

  # A derivation that has what a function was given in it.
  recorded =
    pkgs: name: args:
    pkgs.stdenv.mkDerivation {
      inherit name;
      arguments = builtins.toJSON (lib.dataOf args);
      meta.mainProgram = name;
    };

  # A configuration without what JSON can't hold.
  dataOf =
    value:
    if builtins.isFunction value then
      "<function>"
    else if isList value then
      map lib.dataOf value
    else if isAttrs value && !lib.isDerivation value then
      builtins.mapAttrs (_: lib.dataOf) value
    else
      value;
}
