# A number without its fraction.
number:
if builtins.isInt number then
  number
else if number < 0 then
  builtins.ceil number
else
  builtins.floor number
