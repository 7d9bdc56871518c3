# A number without a fraction as an int, any other as it is.
number:
if
  builtins.isFloat number && number < 9.0e15 && number > -9.0e15 && builtins.floor number == number
then
  builtins.floor number
else
  number
