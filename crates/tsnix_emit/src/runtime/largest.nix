# The greatest of some numbers.
numbers:
if numbers == [ ] then
  throw "the greatest of no numbers is an infinity"
else
  builtins.foldl' (a: b: if a < b then b else a) (builtins.head numbers) numbers
