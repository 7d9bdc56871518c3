# A list in which the element at an index is another.
list: index: value:
let
  count = builtins.length list;
  whole = truncate index;
  position = if whole < 0 then count + whole else whole;
in
if position < 0 || position >= count then
  throw "the index is outside of the list"
else
  builtins.genList (at: if at == position then value else builtins.elemAt list at) count
