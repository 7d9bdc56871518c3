# A list store with more elements before the first.
store: values:
let
  count = builtins.length values;
  first = store.first - count;
  length = store.length + count;
  cells = builtins.foldl' (
    cells: at: putCell (toString (first + at)) (builtins.elemAt values at) cells
  ) store.cells (builtins.genList (at: at) count);
in
builtins.seq first (
  builtins.seq length (builtins.seq cells (store // { inherit cells first length; }))
)
