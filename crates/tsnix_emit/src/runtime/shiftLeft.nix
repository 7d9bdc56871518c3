# `number << count` on 32 bits.
number: count:
let
  double = value: times: if times == 0 then value else double (value * 2) (times - 1);
in
toInt32 (double (toInt32 number) (builtins.bitAnd count 31))
