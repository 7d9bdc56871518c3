# The element at an index, null outside of the list.
list: index:
let
  position = whole index;
in
if builtins.isInt position && position >= 0 && position < builtins.length list then
  builtins.elemAt list position
else
  null
