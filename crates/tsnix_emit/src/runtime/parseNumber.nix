# The number that a text is, or, where `prefix` is set, that it begins with.
text: prefix:
let
  pattern = "[[:space:]]*([-+]?)([0-9]*)([.]?)([0-9]*)(([eE][-+]?[0-9]+)?)";
  parts = builtins.match "${pattern}${if prefix then ".*" else "[[:space:]]*"}" text;
  part = builtins.elemAt parts;
  or0 = digits: if digits == "" then "0" else digits;
  clean =
    digits:
    let
      found = builtins.match "0*([0-9]+)" digits;
    in
    builtins.head found;
  magnitude = builtins.fromJSON (
    clean (or0 (part 1))
    + (if part 3 == "" then "" else ".${part 3}")
    + (if part 4 == null then "" else part 4)
  );
  # `0xff`, `0o17`, `0b101`
  based = builtins.match "[[:space:]]*0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)[[:space:]]*" text;
  letter = lower (builtins.substring 0 1 (builtins.head based));
  bases = {
    x = 16;
    o = 8;
    b = 2;
  };
in
if !prefix && builtins.match "[[:space:]]*" text != null then
  0
else if !prefix && based != null then
  parseInteger (builtins.substring 1 (-1) (builtins.head based)) bases.${letter}
else if parts == null || part 1 == "" && part 3 == "" then
  throw "\"${text}\" is not a number"
else if part 0 == "-" then
  whole (-magnitude)
else
  whole magnitude
