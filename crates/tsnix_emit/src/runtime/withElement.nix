# A list in which the element at an index is another.
list: index: value:
let
  count = builtins.length list;
  position = if index < 0 then count + index else index;
in
if position < 0 || position >= count then
  throw "the index is outside of the list"
else
  builtins.genList (at: if at == position then value else builtins.elemAt list at) count
