# The list of a list store; `unload` makes a list or a set of an element that is a store.
unload: store:
let
  changed = allCells store.cells;
  element =
    index:
    let
      at = store.first + index;
      name = toString at;
    in
    if changed ? ${name} then
      (if unload == null then changed.${name} else unload changed.${name})
    else if at >= 0 && at < builtins.length store.base then
      builtins.elemAt store.base at
    else
      null;
in
if store == null then null else builtins.genList element store.length
