# The number that a text is, or, where `prefix` is set, that it begins with.
text: prefix:
let
  blank = "[[:space:]]*";
  end = if prefix then ".*" else blank;
  # Sign, digits, fraction, exponent, as JSON wants them.
  parts = builtins.match "${blank}([-+]?)0*([1-9][0-9]*)?([.][0-9]*)?([eE][-+]?[0-9]+)?${end}" text;
  part = at: if builtins.elemAt parts at == null then "" else builtins.elemAt parts at;
  digits = if part 1 == "" then "0" else part 1;
  fraction = if part 2 == "." then "" else part 2;
  magnitude = whole (builtins.fromJSON "${digits}${fraction}${part 3}");
  # `0xff`, `0o17`, `0b101`, as TOML has them
  based = builtins.match "${blank}(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)${blank}" text;
  literal = builtins.replaceStrings [ "X" "O" "B" ] [ "x" "o" "b" ] (builtins.head based);
in
if !prefix && builtins.match blank text != null then
  0
else if !prefix && based != null then
  (builtins.fromTOML "n = ${literal}").n
else if parts == null || builtins.match "${blank}[-+]?[.]?[0-9].*" text == null then
  throw "\"${text}\" is not a number"
else if part 0 == "-" then
  -magnitude
else
  magnitude
