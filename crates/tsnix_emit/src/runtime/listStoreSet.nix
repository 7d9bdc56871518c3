# A list store in which the element at an index is another; it grows where the index is behind its end.
store: index: value:
let
  position = truncate index;
  cells = putCell (toString (store.first + position)) value store.cells;
  length = if position < store.length then store.length else position + 1;
in
if position > store.length then
  listStoreSet (listStoreSet store store.length null) index value
else
  builtins.seq length (builtins.seq cells (store // { inherit cells length; }))
