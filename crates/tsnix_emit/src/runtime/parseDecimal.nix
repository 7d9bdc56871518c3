# The whole number at the front of a text.
text:
let
  parts = builtins.match "[[:space:]]*([-+]?)0*([0-9]+).*" text;
  magnitude = builtins.fromJSON (builtins.elemAt parts 1);
in
if parts == null then
  throw "\"${text}\" is not a number"
else if builtins.head parts == "-" then
  -magnitude
else
  magnitude
