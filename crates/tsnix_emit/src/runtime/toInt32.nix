# The lowest 32 bits of a number, as a signed int.
number:
let
  bits = builtins.bitAnd number 4294967295;
in
if bits >= 2147483648 then bits - 4294967296 else bits
