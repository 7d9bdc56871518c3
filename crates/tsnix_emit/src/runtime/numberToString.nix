# A number as JavaScript prints it: the shortest digits that give the same float.
number:
let
  magnitude = if number < 0 then -number else number;
  sign = if number < 0 then "-" else "";
  zeros = count: builtins.concatStringsSep "" (builtins.genList (_: "0") count);
  tenTo = count: if count == 0 then 1.0 else 10.0 * tenTo (count - 1);
  # `high + low` has twice the digits of a float. The halves of a float can be multiplied exactly.
  halves =
    value:
    let
      high = value * 134217729.0 - (value * 134217729.0 - value);
    in
    {
      inherit high;
      low = value - high;
    };
  product =
    a: b:
    let
      x = halves a;
      y = halves b;
    in
    {
      high = a * b;
      low = x.low * y.low - (a * b - x.high * y.high - x.low * y.high - x.high * y.low);
    };
  # A number times ten to a power, 22 at a time: so far those powers are floats.
  scaled =
    value: places:
    let
      size = if places < 0 then -places else places;
      factor = tenTo (if size > 22 then 22 else size);
      quotient = value.high / factor;
      back = product quotient factor;
      raised = product value.high factor;
    in
    if size == 0 then
      value
    else if places > 0 then
      scaled {
        inherit (raised) high;
        low = raised.low + value.low * factor;
      } (if size > 22 then places - 22 else 0)
    else
      scaled {
        high = quotient;
        low = (value.high - back.high - back.low + value.low) / factor;
      } (if size > 22 then places + 22 else 0);
  rounded =
    places:
    let
      # The greatest floats have no room for their halves.
      unit = if magnitude > 1.0e290 then 18446744073709551616.0 else 1.0;
      part = scaled {
        high = magnitude / unit;
        low = 0.0;
      } places;
      value = {
        high = part.high * unit;
        low = part.low * unit;
      };
      below = builtins.floor value.high;
    in
    below + builtins.floor (value.high - below + value.low + 0.5);
  # How often the number can be divided by ten, about.
  exponentOf =
    value: exponent:
    if value >= 10 then
      exponentOf (value / 10.0) (exponent + 1)
    else if value < 1 then
      exponentOf (value * 10.0) (exponent - 1)
    else
      exponent;
  # No two texts of 15 digits are the same float, so the first that is this one has the least digits.
  search =
    count:
    let
      places = count - 1 - exponentOf magnitude 0;
      digits = toString (rounded places);
    in
    if count > 17 || builtins.fromJSON "${digits}e${toString (-places)}" == magnitude then
      {
        inherit digits;
        exponent = builtins.stringLength digits - 1 - places;
      }
    else
      search (count + 1);
  # With less digits the greatest floats would be rounded up to what is none.
  found = search (
    if magnitude < 1.0e-300 then
      1
    else if magnitude > 1.7976931348623153e308 then
      17
    else if magnitude > 1.79769313486231e308 then
      16
    else
      15
  );
  inherit (found) exponent;
  digits = builtins.head (builtins.match "([0-9]*[1-9])0*" found.digits);
  count = builtins.stringLength digits;
  part = from: length: builtins.substring from length digits;
  # Nix prints six places: for most numbers that is all there is.
  short = builtins.match "([0-9]+)([.][0-9]*[1-9])?[.]?0*" (toString magnitude);
  plain =
    builtins.head short + (if builtins.elemAt short 1 == null then "" else builtins.elemAt short 1);
in
if builtins.isInt number then
  toString number
else if magnitude == 0 then
  "0"
else if magnitude < 1000000000 && builtins.fromJSON plain == magnitude then
  sign + plain
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
