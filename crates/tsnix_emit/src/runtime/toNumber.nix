# A value as a number.
value:
if builtins.isInt value || builtins.isFloat value then
  value
else if value == true then
  1
else if value == false || value == null then
  0
else
  parseNumber (toText value) false
