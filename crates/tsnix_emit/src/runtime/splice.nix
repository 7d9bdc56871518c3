# A list in which `count` elements from `start` on are replaced.
list: start: count: items:
let
  length = builtins.length list;
  position = truncate start;
  from =
    if position < 0 then
      (if length + position < 0 then 0 else length + position)
    else if position > length then
      length
    else
      position;
  removed =
    if count == null then
      length - from
    else if count < 0 then
      0
    else
      truncate count;
in
slice list 0 from
++ items
++ slice list (if from + removed > length then length else from + removed) null
