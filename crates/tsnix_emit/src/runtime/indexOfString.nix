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
      truncate position;
  parts = builtins.split (escapeRegex search) (builtins.substring from count string);
in
if search == "" then
  from
else if builtins.length parts == 1 then
  -1
else
  from + builtins.stringLength (builtins.head parts)
