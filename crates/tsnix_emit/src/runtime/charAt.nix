# The character at an index, the empty string outside of the string.
string: index: if index < 0 then "" else builtins.substring index 1 string
