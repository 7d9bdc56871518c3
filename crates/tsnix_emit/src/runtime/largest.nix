# The greatest of some numbers.
numbers: builtins.foldl' (a: b: if a < b then b else a) (builtins.head numbers) numbers
