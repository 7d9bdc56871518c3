# A value as text, as JavaScript's `String(value)` gives it.
value:
if builtins.isString value then
  value
else if value == null then
  "null"
else if builtins.isBool value then
  (if value then "true" else "false")
else if builtins.isInt value || builtins.isFloat value then
  numberToString value
else if builtins.isList value then
  builtins.concatStringsSep "," (map (element: if element == null then "" else toText element) value)
else if builtins.isAttrs value && !(value ? outPath || value ? __toString) then
  "[object Object]"
else
  "${value}"
