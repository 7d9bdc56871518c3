# A number to the power of a whole number; the square root for 0.5.
base: exponent:
let
  whole = builtins.floor exponent;
  raise =
    count:
    let
      half = raise (count / 2);
    in
    if count == 0 then
      1
    else if count / 2 * 2 == count then
      half * half
    else
      half * half * base;
in
if whole != exponent then
  if exponent == 0.5 then squareRoot base else throw "the power of a fraction can't be computed"
else if whole < 0 then
  1.0 / (raise (-whole))
else
  raise whole
