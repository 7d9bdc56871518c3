# What is missing of a length, filled with a text over and over.
string: length: fill:
let
  missing = length - builtins.stringLength string;
  times = missing / (builtins.stringLength fill) + 1;
in
if missing <= 0 || fill == "" then
  ""
else
  builtins.substring 0 missing (builtins.concatStringsSep "" (builtins.genList (_: fill) times))
