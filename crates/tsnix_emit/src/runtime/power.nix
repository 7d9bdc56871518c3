# A number to the power of a whole number; the square root for 0.5.
base: exponent:
let
  whole = builtins.floor exponent;
  raise =
    base: count:
    let
      half = raise base (count / 2);
    in
    if count == 0 then
      1
    else if count / 2 * 2 == count then
      half * half
    else
      half * half * base;
  # What an integer has no room for is a float, as in JavaScript.
  size = raise (if base < 0 then -1.0 * base else 1.0 * base) whole;
in
if whole != exponent then
  if exponent == 0.5 then squareRoot base else throw "the power of a fraction can't be computed"
else if whole < 0 then
  1.0 / (raise base (-whole))
else
  raise (if builtins.isFloat base || size < 9.2e18 then base else 1.0 * base) whole
