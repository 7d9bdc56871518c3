# The whole numbers from `from` up to, not including, `to`.
from: to:
builtins.genList (index: from + index) (
  let
    count = builtins.ceil (to - from);
  in
  if count > 0 then count else 0
)
