# A list in which the elements from `start` up to `end` are a value.
list: value: start: end:
let
  count = builtins.length list;
  bound = index: if index < 0 then count + index else index;
  from = bound start;
  to = if end == null then count else bound end;
in
builtins.genList (at: if at >= from && at < to then value else builtins.elemAt list at) count
