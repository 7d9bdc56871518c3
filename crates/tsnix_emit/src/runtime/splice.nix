# A list in which `count` elements from `start` on are replaced.
list: start: count: items:
let
  length = builtins.length list;
  from =
    if start < 0 then
      (if length + start < 0 then 0 else length + start)
    else if start > length then
      length
    else
      start;
  end = if count == null || from + count > length then length else from + count;
in
slice list 0 from ++ items ++ slice list (if end < from then from else end) null
