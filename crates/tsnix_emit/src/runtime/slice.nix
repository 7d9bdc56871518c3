# The part of a list from `start` up to, not including, `end`; negative ones count from the end.
list: start: end:
let
  count = builtins.length list;
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
builtins.genList (index: builtins.elemAt list (from + index)) (if to > from then to - from else 0)
