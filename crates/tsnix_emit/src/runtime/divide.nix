# JavaScript's division: an int where the quotient is whole.
a: b: if builtins.isInt a && builtins.isInt b && a / b * b == a then a / b else a * 1.0 / b
