# JavaScript's `+`: numbers are added, anything else is put together as text.
a: b:
let
  isNumber = value: builtins.isInt value || builtins.isFloat value;
in
if isNumber a && isNumber b then a + b else toText a + toText b
