# A number as JavaScript prints it: the shortest digits that give the same float.
number:
let
  magnitude = if number < 0 then -number else number;
  sign = if number < 0 then "-" else "";
  zeros = count: builtins.concatStringsSep "" (builtins.genList (_: "0") count);
  # How often `magnitude` can be multiplied by ten, or divided, until it is from 1 to below 10.
  exponentOf =
    value: exponent:
    if value >= 10 then
      exponentOf (value / 10.0) (exponent + 1)
    else if value < 1 then
      exponentOf (value * 10.0) (exponent - 1)
    else
      exponent;
  exponent = exponentOf (magnitude * 1.0) 0;
  tenTo = count: if count == 0 then 1.0 else 10.0 * tenTo (count - 1);
  scaled =
    places: if places >= 0 then magnitude * (tenTo places) else magnitude / (tenTo (-places));
  same = digits: places: builtins.fromJSON "${toString digits}e${toString (-places)}" == magnitude;
  # The least number of decimal places that is enough.
  search =
    count:
    let
      places = count - 1 - exponent;
      near = builtins.floor (scaled places + 0.5);
      fitting = builtins.filter (digits: same digits places) [
        near
        (near - 1)
        (near + 1)
      ];
    in
    if fitting != [ ] then
      toString (builtins.head fitting)
    else if count >= 17 then
      toString near
    else
      search (count + 1);
  digits =
    let
      all = search 1;
      stripped = builtins.match "([0-9]*[1-9])0*" all;
    in
    if stripped == null then all else builtins.head stripped;
  count = builtins.stringLength digits;
  part = from: length: builtins.substring from length digits;
in
if builtins.isInt number then
  toString number
else if magnitude == 0 then
  "0"
else if exponent >= 21 || exponent < -6 then
  sign
  + part 0 1
  + (if count > 1 then "." + part 1 count else "")
  + (if exponent < 0 then "e-" else "e+")
  + toString (if exponent < 0 then -exponent else exponent)
else if exponent < 0 then
  sign + "0." + zeros (-exponent - 1) + digits
else if count <= exponent + 1 then
  sign + digits + zeros (exponent + 1 - count)
else
  sign + part 0 (exponent + 1) + "." + part (exponent + 1) count
