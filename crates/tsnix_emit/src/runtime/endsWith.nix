# Whether a string ends with a text.
string: search:
let
  start = builtins.stringLength string - builtins.stringLength search;
in
start >= 0 && builtins.substring start (builtins.stringLength search) string == search
