# The index of the first element for which the predicate holds, else -1.
predicate: list:
builtins.foldl' (
  found: index: if found < 0 && predicate (builtins.elemAt list index) then index else found
) (-1) (builtins.genList (index: index) (builtins.length list))
