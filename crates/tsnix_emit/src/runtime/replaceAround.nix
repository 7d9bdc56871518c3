# A string in which the matches of a pattern are replaced by what a function gives for what stands before the match,
# for the match with its groups, and for what stands behind it.
string: pattern: all: replace:
let
  parts = builtins.split "(${pattern})" string;
  count = builtins.length parts;
  # Regular expressions drop the context of a string.
  context = builtins.substring 0 0 string;
  text =
    index:
    let
      part = builtins.elemAt parts index;
    in
    if builtins.isString part then part else builtins.head part;
  joined =
    from: to: builtins.concatStringsSep "" (builtins.genList (index: text (from + index)) (to - from));
in
context
+ builtins.concatStringsSep "" (
  builtins.genList (
    index:
    let
      part = builtins.elemAt parts index;
    in
    if builtins.isList part && (all || index == 1) then
      replace (joined 0 index) part (joined (index + 1) count)
    else
      text index
  ) count
)
