# A string in which the matches of a pattern are replaced by what a function gives for the match and its groups.
string: pattern: all: replace:
let
  parts = builtins.split "(${pattern})" string;
  isReplaced = index: all || index == 1;
  # Regular expressions drop the context of a string.
  context = builtins.substring 0 0 string;
in
context
+ builtins.concatStringsSep "" (
  builtins.genList (
    index:
    let
      part = builtins.elemAt parts index;
    in
    if builtins.isString part then
      part
    else if isReplaced index then
      replace part
    else
      builtins.head part
  ) (builtins.length parts)
)
