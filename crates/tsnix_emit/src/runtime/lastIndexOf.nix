# The index of the last element up to an index that equals a value, else -1.
list: element: from:
let
  count = builtins.length list;
  end = if from < 0 then count + from else from;
in
builtins.foldl' (
  found: index: if index <= end && builtins.elemAt list index == element then index else found
) (-1) (builtins.genList (index: index) count)
