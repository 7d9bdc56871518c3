# A value as JSON over several lines, each level further in by `unit`.
unit:
let
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
print ""
