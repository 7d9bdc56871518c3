# The part of a string from `start` up to, not including, `end`; negative ones count from the end.
string: start: end:
let
  count = builtins.stringLength string;
  bound =
    index:
    if index < 0 then
      (if count + index < 0 then 0 else count + index)
    else if index > count then
      count
    else
      index;
  from = bound start;
  to = if end == null then count else bound end;
in
if to > from then builtins.substring from (to - from) string else ""
