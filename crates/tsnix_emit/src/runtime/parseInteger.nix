# The whole number at the front of a text, in a base.
text: radix:
let
  parts = builtins.match "[[:space:]]*([-+]?)(0x)?(.*)" (lower text);
  isHex = builtins.elemAt parts 1 != null;
  base = if radix == null || radix == 0 then (if isHex then 16 else 10) else radix;
  alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
  digits = builtins.substring 0 base alphabet;
  rest = (if isHex && base != 16 then "0x" else "") + builtins.elemAt parts 2;
  front = builtins.match "([${digits}]+).*" rest;
  digitOf = character: builtins.stringLength (builtins.head (builtins.split character digits));
  magnitude = builtins.foldl' (value: character: value * base + digitOf character) 0 (
    characters (builtins.head front)
  );
in
if base < 2 || base > 36 || front == null then
  throw "\"${text}\" is not a number"
else if builtins.head parts == "-" then
  -magnitude
else
  magnitude
