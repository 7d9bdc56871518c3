# A list in the opposite order.
list:
let
  count = builtins.length list;
in
builtins.genList (index: builtins.elemAt list (count - 1 - index)) count
