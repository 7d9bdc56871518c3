# The nearest integer; halves go up.
number:
let
  below = builtins.floor number;
in
if number - below < 0.5 then below else below + 1
