# A string without white space at both ends.
string:
let
  parts = builtins.match "[[:space:]]*(.*[^[:space:]])[[:space:]]*" string;
in
if parts == null then "" else builtins.head parts
