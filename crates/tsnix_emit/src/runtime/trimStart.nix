# A string without white space at its front.
string:
let
  # One character at a time: Nix's regular expressions run out of stack in long texts.
  isBlank = index: builtins.match "[[:space:]]" (builtins.substring index 1 string) != null;
  start = index: if isBlank index then start (index + 1) else index;
in
builtins.substring (start 0) (-1) string
