# A string without white space at its end.
string:
let
  parts = builtins.match "(.*[^[:space:]])[[:space:]]*" string;
in
if parts == null then "" else builtins.head parts
