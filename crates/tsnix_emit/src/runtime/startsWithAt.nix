# Whether a text stands in a string at a position.
string: search: position:
let
  count = builtins.stringLength string;
  from =
    if position < 0 then
      0
    else if position > count then
      count
    else
      position;
in
builtins.substring from (builtins.stringLength search) string == search
