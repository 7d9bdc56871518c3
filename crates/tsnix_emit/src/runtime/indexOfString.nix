# The index of the first place where a text is in a string, else -1.
string: search:
let
  before = builtins.head (builtins.split (escapeRegex search) string);
in
if search == "" then
  0
else if before == string then
  -1
else
  builtins.stringLength before
