# The least of some numbers.
numbers:
if numbers == [ ] then
  throw "the least of no numbers is an infinity"
else
  builtins.foldl' (a: b: if b < a then b else a) (builtins.head numbers) numbers
