# The least of some numbers.
numbers: builtins.foldl' (a: b: if b < a then b else a) (builtins.head numbers) numbers
