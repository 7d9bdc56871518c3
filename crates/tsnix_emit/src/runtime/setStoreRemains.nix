# The set of a set store without what was lost; `unload` makes a list or a set of an attribute that is a store.
unload: store:
let
  changed = allCells store.cells;
  all = store.base // (if unload == null then changed else builtins.mapAttrs (_: unload) changed);
  isGone = name: changed.${name} == null;
in
if store == null then
  null
else if store ? gone then
  removeAttrs all (builtins.filter isGone (builtins.attrNames changed))
else
  all
