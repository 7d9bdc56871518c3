# The lists inside a list joined into one, some levels deep.
list: depth:
if depth < 1 then
  list
else
  builtins.concatMap (
    element: if builtins.isList element then flat element (depth - 1) else [ element ]
  ) list
