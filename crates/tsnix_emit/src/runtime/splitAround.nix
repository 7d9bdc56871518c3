# The parts of a string between the matches of a pattern that may match nothing: there each character is a part.
string: pattern: groups:
let
  tokens = builtins.split pattern string;
  count = builtins.length tokens / 2;
  text = index: builtins.elemAt tokens (2 * index);
  found = index: builtins.elemAt tokens (2 * index + 1);
  isEmpty = index: builtins.head (found index) == "";
  endsEmpty = isEmpty (count - 1) && text count == "";
  part =
    index:
    if isEmpty index && endsEmpty && index == count - 1 then
      [ (text index) ]
    else if isEmpty index && text index == "" then
      [ ]
    else
      [ (text index) ] ++ map (builtins.elemAt (found index)) groups;
in
if string == "" then
  [ ]
else if count == 0 then
  tokens
else
  builtins.concatLists (builtins.genList part count) ++ (if endsEmpty then [ ] else [ (text count) ])
