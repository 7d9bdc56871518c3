# The element at an index, counted from the end when negative, null outside of the list.
list: index:
let
  position = truncate index;
in
at list (if position < 0 then builtins.length list + position else position)
