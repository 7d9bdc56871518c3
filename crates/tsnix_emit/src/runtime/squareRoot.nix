# The square root, by Newton's steps; whole where it is.
number:
let
  # From above the steps go down until they are at the root.
  search =
    guess:
    let
      next = (guess + number / guess) / 2.0;
    in
    if next < guess then search next else guess;
  root = search (if number > 1 then number * 1.0 else 1.0);
  near = builtins.floor (root + 0.5);
  # What the square is off by, exactly: the halves of a float can be multiplied.
  high = root * 134217729.0 - (root * 134217729.0 - root);
  low = root - high;
  square = root * root;
  behind = low * low - (square - high * high - 2.0 * high * low);
in
if number < 0 then
  throw "the square root of a negative number is not a number"
else if number == 0 then
  0
else if near * near == number then
  near
else
  root + (number - square - behind) / (2.0 * root)
