# A list in which the element at an index is another; it grows where the index is behind its end.
list: position: value:
let
  count = builtins.length list;
in
builtins.genList (
  at:
  if at == position then
    value
  else if at < count then
    builtins.elemAt list at
  else
    null
) (if position < count then count else position + 1)
