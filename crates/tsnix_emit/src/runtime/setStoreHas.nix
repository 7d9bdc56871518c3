# Whether a set store has an attribute.
store: name: hasCell name store.cells || store.base ? ${name}
