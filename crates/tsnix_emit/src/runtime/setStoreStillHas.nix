# Whether a set store has an attribute, and has not lost it.
store: name:
if hasCell name store.cells then
  !(store ? gone) || findCell name null store.cells != null
else
  store.base ? ${name}
