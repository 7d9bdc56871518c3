# A list store without its first element.
store:
let
  first = store.first + 1;
  length = store.length - 1;
in
if store.length > 0 then
  builtins.seq first (builtins.seq length (store // { inherit first length; }))
else
  store
