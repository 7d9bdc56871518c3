# -1, 0 or 1: how two texts are ordered.
a: b:
if a < b then
  -1
else if a == b then
  0
else
  1
