# A number without its fraction; null stays.
number:
if builtins.isInt number || number == null then
  number
else if number < 0 then
  builtins.ceil number
else
  builtins.floor number
