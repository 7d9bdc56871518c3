# A set store in which an attribute is another.
store: name: value:
let
  cells = putCell name value store.cells;
in
builtins.seq cells (store // { inherit cells; })
