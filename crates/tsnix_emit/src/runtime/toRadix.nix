# A whole number in another base.
number: radix:
let
  digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  text =
    value:
    (if value < radix then "" else text (value / radix))
    + builtins.substring (value - value / radix * radix) 1 digits;
  value = whole number;
in
if radix == 10 then
  numberToString number
else if !(builtins.isInt value) then
  throw "a fraction can't be written in base ${toString radix}"
else if value < 0 then
  "-" + text (-value)
else
  text value
