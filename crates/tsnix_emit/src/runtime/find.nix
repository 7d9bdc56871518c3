# The first element for which the predicate holds, else null.
predicate: list:
let
  found = builtins.foldl' (
    found: element: if builtins.length found == 0 && predicate element then [ element ] else found
  ) [ ] list;
in
if builtins.length found == 0 then null else builtins.head found
