# Attribute sets.
lib:
let
  inherit (builtins) attrNames isAttrs listToAttrs;
in
{
  inherit (builtins)
    attrNames
    attrValues
    catAttrs
    functionArgs
    getAttr
    hasAttr
    intersectAttrs
    isAttrs
    listToAttrs
    mapAttrs
    removeAttrs
    zipAttrsWith
    ;

  genAttrs = names: f: listToAttrs (map (name: lib.nameValuePair name (f name)) names);
  nameValuePair = name: value: { inherit name value; };
  optionalAttrs = condition: set: if condition then set else { };
  mapAttrs' = f: set: listToAttrs (map (name: f name set.${name}) (attrNames set));
  mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
  attrsToList = lib.mapAttrsToList lib.nameValuePair;
  filterAttrs =
    holds: set: removeAttrs set (builtins.filter (name: !holds name set.${name}) (attrNames set));
  concatMapAttrs = f: set: lib.mergeAttrsList (lib.mapAttrsToList f set);
  mergeAttrsList = builtins.foldl' (all: set: all // set) { };
  getAttrs = names: set: lib.genAttrs names (name: set.${name});
  attrByPath =
    path: default: set:
    if path == [ ] then
      set
    else if isAttrs set && set ? ${builtins.head path} then
      lib.attrByPath (builtins.tail path) default set.${builtins.head path}
    else
      default;
  hasAttrByPath = path: set: lib.attrByPath path lib set != lib;
  setAttrByPath =
    path: value:
    if path == [ ] then
      value
    else
      { ${builtins.head path} = lib.setAttrByPath (builtins.tail path) value; };
  getAttrFromPath = path: builtins.foldl' (set: name: set.${name});
  recursiveUpdate =
    old: new:
    old
    // builtins.mapAttrs (
      name: value:
      if isAttrs value && isAttrs (old.${name} or null) then
        lib.recursiveUpdate old.${name} value
      else
        value
    ) new;
  isDerivation = value: value.type or null == "derivation";
}
