# The index of the first element from an index on that equals a value, else -1.
list: element: from:
let
  count = builtins.length list;
  start = if from < 0 then count + from else from;
in
builtins.foldl' (
  found: index:
  if found < 0 && index >= start && builtins.elemAt list index == element then index else found
) (-1) (builtins.genList (index: index) count)
