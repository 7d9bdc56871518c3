# The whole number at the front of a text, in a base.
text: radix:
let
  base = if radix == null || radix == 0 then (if isHex then 16 else 10) else radix;
  trimmed = lower (trimStart text);
  negative = builtins.substring 0 1 trimmed == "-";
  unsigned =
    if builtins.match "[-+].*" trimmed != null then builtins.substring 1 (-1) trimmed else trimmed;
  isHex = builtins.match "0x.*" unsigned != null;
  body = if isHex && base == 16 then builtins.substring 2 (-1) unsigned else unsigned;
  digitOf = character: indexOfString "0123456789abcdefghijklmnopqrstuvwxyz" character;
  result =
    builtins.foldl'
      (
        state: character:
        let
          digit = digitOf character;
        in
        if state.done || digit < 0 || digit >= base then
          state // { done = true; }
        else
          {
            done = false;
            count = state.count + 1;
            value = state.value * base + digit;
          }
      )
      {
        done = false;
        count = 0;
        value = 0;
      }
      (characters body);
in
if result.count == 0 then
  throw "\"${text}\" is not a number"
else if negative then
  -result.value
else
  result.value
