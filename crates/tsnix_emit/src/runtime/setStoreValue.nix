# The set of a set store; `unload` makes a list or a set of an attribute that is a store.
unload: store:
let
  changed = allCells store.cells;
in
if store == null then
  null
else
  store.base // (if unload == null then changed else builtins.mapAttrs (_: unload) changed)
