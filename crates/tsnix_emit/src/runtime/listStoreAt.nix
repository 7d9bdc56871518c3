# The element of a list store at an index, null outside; `load` makes one that was not changed a store.
load: store: index:
let
  position = whole index;
  at = store.first + position;
  element = builtins.elemAt store.base at;
  unchanged =
    if at < 0 || at >= builtins.length store.base then
      null
    else if load == null then
      element
    else
      load element;
in
if builtins.isInt position && position >= 0 && position < store.length then
  findCell (toString at) unchanged store.cells
else
  null
