# The names and values of an attribute set as pairs.
attrs:
map (name: [
  name
  attrs.${name}
]) (builtins.attrNames attrs)
