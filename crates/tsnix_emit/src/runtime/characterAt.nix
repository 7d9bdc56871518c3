# The character at an index, null outside of the string.
string: index:
let
  position = whole index;
in
if builtins.isInt position && position >= 0 && position < builtins.stringLength string then
  builtins.substring position 1 string
else
  null
