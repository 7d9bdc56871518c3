# `number >> count` on 32 bits, the sign kept.
number: count:
let
  halve =
    value: times:
    if times == 0 then value else halve (if value < 0 then (value - 1) / 2 else value / 2) (times - 1);
in
halve (toInt32 number) (builtins.bitAnd count 31)
