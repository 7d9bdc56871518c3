# A string in which the first place of a text is replaced.
string: search: replacement:
let
  index = indexOfString string search;
in
if index < 0 then
  string
else
  builtins.substring 0 index string
  + replacement
  + builtins.substring (index + builtins.stringLength search) (builtins.stringLength string) string
