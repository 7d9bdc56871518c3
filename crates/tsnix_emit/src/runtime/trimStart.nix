# A string without white space at its front.
string:
let
  parts = builtins.match "[[:space:]]*([^[:space:]].*)" string;
in
if parts == null then "" else builtins.head parts
