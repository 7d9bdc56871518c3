# The names of a lib with their kinds and places: the comments and the code are read where the places are.
{ lib, depth ? 4 }:
let
  inherit (builtins)
    attrNames
    concatMap
    elem
    isAttrs
    length
    seq
    tryEval
    ;
  inherit (import ./walk.nix)
    answer
    argumentsOf
    attempt
    compact
    kindOf
    positionOf
    ;

  # Sets of data that are long and all alike.
  isData = name: elem name [ "licenses" "maintainers" "teams" "platforms" "examples" "systems" ];

  describe =
    path: set: name:
    let
      value = set.${name};
      checked = tryEval (seq value (kindOf value));
      kind = checked.value;
      here = path ++ [ name ];
      below =
        if kind == "set" && length here < depth && !isData name then
          attempt [ ] (concatMap (describe here value) (attrNames value))
        else
          [ ];
    in
    if !checked.success then
      [
        {
          path = here;
          throws = true;
        }
      ]
    else
      [
        (compact {
          path = here;
          inherit kind;
          attrPos = positionOf name set;
          args = if kind == "function" then attempt { } (argumentsOf value) else { };
          names = if kind == "set" && isData name then attempt [ ] (attrNames value) else [ ];
        })
      ]
      ++ below;
in
{
  inherit (import ./walk.nix) end;

  top = id: answer id (attrNames lib);
  walk = id: from: to: answer id (concatMap (describe [ ] lib) ((import ./walk.nix).slice from to (attrNames lib)));
  version = id: answer id (attempt "" (lib.version or lib.trivial.version));
}
