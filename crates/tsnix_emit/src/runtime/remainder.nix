# JavaScript's remainder: it has the sign of what is divided.
a: b:
let
  size = value: if value < 0 then -value else value;
  # Twice, four times, ... the divisor is taken off, so that every difference is exact.
  reduce =
    rest: step:
    let
      below = if rest >= step * 2 then reduce rest (step * 2) else rest;
    in
    if below >= step then below - step else below;
  rest = reduce (size a * 1.0) (size b * 1.0);
in
if b == 0 then
  throw "the remainder of a division by zero is not a number"
else if builtins.isInt a && builtins.isInt b then
  a - a / b * b
else if a < 0 then
  -rest
else
  rest
