# `number >>> count` on 32 bits, without a sign.
number: count:
let
  halve = value: times: if times == 0 then value else halve (value / 2) (times - 1);
in
halve (builtins.bitAnd number 4294967295) (builtins.bitAnd count 31)
