# A string without white space at its end.
string:
let
  # One character at a time: Nix's regular expressions run out of stack in long texts.
  isBlank = index: builtins.match "[[:space:]]" (builtins.substring index 1 string) != null;
  end = count: if count > 0 && isBlank (count - 1) then end (count - 1) else count;
in
builtins.substring 0 (end (builtins.stringLength string)) string
