# A number as the index of an element; what is none is -1.
number:
if builtins.isInt number then
  number
else if builtins.isFloat number && builtins.floor number == number then
  builtins.floor number
else
  -1
