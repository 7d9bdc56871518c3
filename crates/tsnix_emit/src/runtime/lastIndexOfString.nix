# The index of the last place, up to a position, where a text is in a string, else -1.
string: search: position:
let
  length = builtins.stringLength search;
  last = builtins.stringLength string - length;
  limit =
    if position == null || position > last then
      last
    else if position < 0 then
      0
    else
      position;
in
builtins.foldl' (
  found: index: if builtins.substring index length string == search then index else found
) (-1) (builtins.genList (index: index) (if last < 0 then 0 else limit + 1))
