# The square root, by Newton's steps; whole where it is.
number:
let
  step = guess: (guess + number / guess) / 2.0;
  root =
    builtins.foldl' (
      guess: _:
      let
        next = step guess;
      in
      builtins.seq next next
    ) (if number > 1 then number * 1.0 else 1.0) (builtins.genList (i: i) 600);
  near = builtins.floor (root + 0.5);
in
if number < 0 then
  throw "the square root of a negative number is not a number"
else if number == 0 then
  0
else if near * near == number then
  near
else
  root
