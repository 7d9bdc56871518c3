# The index of the first element that equals a value, else -1.
list: element:
builtins.foldl' (
  found: index: if found < 0 && builtins.elemAt list index == element then index else found
) (-1) (builtins.genList (index: index) (builtins.length list))
