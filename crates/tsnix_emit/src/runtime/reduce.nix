# A fold that starts with the first element.
callback: list:
if list == [ ] then
  throw "Reduce of empty array with no initial value"
else
  builtins.foldl' callback (builtins.head list) (builtins.tail list)
