# A value as JSON over several lines, each level further in by `indent`.
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
  block =
    open: close: before: items:
    if items == [ ] then
      open + close
    else
      "${open}\n${before}${unit}"
      + builtins.concatStringsSep ",\n${before}${unit}" items
      + "\n${before}${close}";
  print =
    before: value:
    if builtins.isList value then
      block "[" "]" before (map (print (before + unit)) value)
    else if builtins.isAttrs value && !(value ? outPath) then
      block "{" "}" before (
        map (name: "${builtins.toJSON name}: ${print (before + unit) value.${name}}") (
          builtins.attrNames value
        )
      )
    else if builtins.isFloat value then
      numberToString value
    else
      builtins.toJSON value;
in
if unit == "" then builtins.toJSON value else print "" value
