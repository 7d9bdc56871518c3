# A number with so many digits after the point.
number: count:
let
  magnitude = if number < 0 then -number else number;
  # Beyond 2 ^ 53 a float has no fraction.
  isWhole = builtins.isInt number || magnitude >= 9007199254740992;
  below = if builtins.isInt number then magnitude else builtins.floor magnitude;
  # What is behind the point is counted in parts of 2 ^ -59, and what is left over in parts of 2 ^ -112, which is
  # exact: halves are the float's, not the text's.
  unit = 576460752303423488;
  small = 9007199254740992;
  scaled = (magnitude - below) * (unit * 1.0);
  fraction =
    builtins.foldl'
      (
        state: _:
        let
          left = state.left * 10;
          next = state.rest * 10 + left / small;
        in
        {
          digits = state.digits + toString (next / unit);
          rest = next - next / unit * unit;
          left = left - left / small * small;
        }
      )
      {
        digits = "";
        rest = builtins.floor scaled;
        left = builtins.floor ((scaled - builtins.floor scaled) * (small * 1.0));
      }
      (builtins.genList (index: index) count);
  digits = toString below + fraction.digits;
  # `0.199` and one more is `0.200`.
  split = builtins.match "([0-9]*)([0-8])(9*)" digits;
  zeros = count: builtins.concatStringsSep "" (builtins.genList (_: "0") count);
  rounded =
    if isWhole then
      (if magnitude < 9.0e18 then toString below else numberToString magnitude) + zeros count
    else if fraction.rest * 2 < unit then
      digits
    else if split == null then
      "1" + zeros (builtins.stringLength digits)
    else
      builtins.head split
      + toString (builtins.fromJSON (builtins.elemAt split 1) + 1)
      + zeros (builtins.stringLength (builtins.elemAt split 2));
  point = builtins.stringLength rounded - count;
in
if magnitude >= 1.0e21 then
  numberToString number
else
  (if number < 0 then "-" else "")
  + builtins.substring 0 point rounded
  + (if count == 0 then "" else "." + builtins.substring point count rounded)
