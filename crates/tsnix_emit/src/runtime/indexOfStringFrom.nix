# The index of the first place, from a position on, where a text is in a string, else -1.
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
  found = indexOfString (builtins.substring from count string) search;
in
if found < 0 then found else from + found
