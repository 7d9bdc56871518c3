# The sign of a number: 1, -1, or 0 for zero.
number:
if number > 0 then
  1
else if number < 0 then
  -1
else
  0
