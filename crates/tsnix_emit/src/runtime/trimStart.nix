# A string without white space at its front.
string:
let
  # One character at a time: Nix's regular expressions run out of stack in long texts.
  isBlankAt = index: length: isBlank (builtins.substring index length string);
  start =
    index:
    if isBlankAt index 1 then
      start (index + 1)
    else if builtins.substring index 1 string <= "~" then
      index
    else if isBlankAt index 2 then
      start (index + 2)
    else if isBlankAt index 3 then
      start (index + 3)
    else
      index;
in
builtins.substring (start 0) (-1) string
