# The character at an index, the empty string outside of the string.
string: index:
let
  position = truncate index;
in
if position < 0 then "" else builtins.substring position 1 string
