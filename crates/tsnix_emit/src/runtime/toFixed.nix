# A number with so many digits after the point.
number: places:
let
  tenTo = count: if count == 0 then 1 else 10 * tenTo (count - 1);
  scale = tenTo places;
  magnitude = if number < 0 then -number else number;
  units = builtins.floor (magnitude * scale + 0.5);
  fraction = toString (units - units / scale * scale);
  zeros = builtins.concatStringsSep "" (
    builtins.genList (_: "0") (places - builtins.stringLength fraction)
  );
  sign = if number < 0 && units != 0 then "-" else "";
in
sign + toString (units / scale) + (if places == 0 then "" else ".${zeros}${fraction}")
