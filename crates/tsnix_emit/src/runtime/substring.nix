# The part of a string between two indices, whichever is the lower; negative ones count as 0.
string: start: end:
let
  count = builtins.stringLength string;
  bound =
    index:
    if index < 0 then
      0
    else if index > count then
      count
    else
      index;
  a = bound start;
  b = if end == null then count else bound end;
in
if a < b then builtins.substring a (b - a) string else builtins.substring b (a - b) string
