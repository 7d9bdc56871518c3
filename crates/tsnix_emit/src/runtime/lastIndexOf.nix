# The index of the last element up to an index that equals a value, else -1.
list: element: from:
let
  count = builtins.length list;
  position = truncate from;
  end = if position < 0 then count + position else position;
in
builtins.foldl' (
  found: index: if index <= end && builtins.elemAt list index == element then index else found
) (-1) (builtins.genList (index: index) count)
