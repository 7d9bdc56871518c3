# The names of a lib with their kinds and places: the comments and the code are read where the places are.
{
  lib,
  ask,
  depth ? 4,
}:
let
  inherit (builtins)
    attrNames
    elem
    length
    seq
    tryEval
    ;
  inherit (import ./walk.nix)
    argumentsOf
    attempt
    below
    compact
    kindOf
    positionOf
    say
    tree
    ;

  # Sets of data that are long and all alike.
  isData =
    name:
    elem name [
      "licenses"
      "maintainers"
      "teams"
      "platforms"
      "examples"
      "systems"
    ];

  node =
    set: name: here: isSaid: after:
    let
      value = set.${name};
      checked = tryEval (seq value (kindOf value));
      kind = checked.value;
      isWalked = checked.success && kind == "set" && length here < depth && !isData name;
      fact =
        if !checked.success then
          { throws = true; }
        else
          compact {
            inherit kind;
            attrPos = positionOf name set;
            args = if kind == "function" then attempt { } (argumentsOf value) else { };
            names = if kind == "set" && isData name then attempt [ ] (attrNames value) else [ ];
            members = if isWalked then attrNames value else [ ];
          };
      inside = if isWalked then below ask after here (attrNames value) (node value) else { };
    in
    if isSaid then inside else say here fact inside;
in
say [ "" ] { release = attempt "" (lib.version or lib.trivial.version); } (tree ask (attrNames lib) (node lib))
