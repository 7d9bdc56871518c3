# A list store without its last element.
store:
let
  length = store.length - 1;
in
if store.length > 0 then builtins.seq length (store // { inherit length; }) else store
