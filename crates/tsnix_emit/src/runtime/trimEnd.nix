# A string without white space at its end.
string:
let
  # One character at a time: Nix's regular expressions run out of stack in long texts.
  isBlankBefore =
    end: length: end >= length && isBlank (builtins.substring (end - length) length string);
  end =
    count:
    if isBlankBefore count 1 then
      end (count - 1)
    else if count == 0 || builtins.substring (count - 1) 1 string <= "~" then
      count
    else if isBlankBefore count 2 then
      end (count - 2)
    else if isBlankBefore count 3 then
      end (count - 3)
    else
      count;
in
builtins.substring 0 (end (builtins.stringLength string)) string
