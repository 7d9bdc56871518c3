# A value as JSON, over several lines where there is an indentation: a text, or a number of spaces.
indent: value:
let
  isText = builtins.isString indent;
  count =
    if isText then
      0
    else if indent > 10 then
      10
    else
      indent;
  unit =
    if isText then
      builtins.substring 0 10 indent
    else
      builtins.concatStringsSep "" (builtins.genList (_: " ") count);
in
if unit == "" then builtins.toJSON value else prettyJson unit value
