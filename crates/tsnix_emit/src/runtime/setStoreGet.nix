# The attribute of a set store, null where there is none; `load` makes one that was not changed a store.
load: store: name:
let
  unchanged =
    if !(store.base ? ${name}) then
      null
    else if load == null then
      store.base.${name}
    else
      load store.base.${name};
in
findCell name unchanged store.cells
