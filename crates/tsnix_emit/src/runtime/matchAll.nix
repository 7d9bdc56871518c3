# All matches of a pattern in a string, null when there is none.
pattern: string:
let
  found = builtins.filter builtins.isList (builtins.split "(${pattern})" string);
in
if builtins.length found == 0 then null else map builtins.head found
