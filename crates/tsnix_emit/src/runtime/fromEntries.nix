# An attribute set of pairs of name and value; of two with one name the last counts.
entries:
builtins.listToAttrs (
  map (entry: {
    name = toText (builtins.elemAt entry 0);
    value = builtins.elemAt entry 1;
  }) (reverse entries)
)
