# JavaScript's remainder: it has the sign of what is divided.
a: b:
let
  quotient = a * 1.0 / b;
  whole = if quotient < 0 then builtins.ceil quotient else builtins.floor quotient;
in
if builtins.isInt a && builtins.isInt b then a - a / b * b else a - whole * b
