# The characters of a string.
string: builtins.genList (index: builtins.substring index 1 string) (builtins.stringLength string)
