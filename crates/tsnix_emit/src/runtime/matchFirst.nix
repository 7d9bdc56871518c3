# The first match of a pattern in a string with its groups, else null.
pattern: string:
let
  parts = builtins.split "(${pattern})" string;
in
if builtins.length parts == 1 then null else builtins.elemAt parts 1
