# The character at an index, null outside of the string.
string: index:
if index >= 0 && index < builtins.stringLength string then
  builtins.substring index 1 string
else
  null
