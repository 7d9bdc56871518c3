# An attribute set of pairs of name and value; of two with one name the last counts.
pairs:
builtins.listToAttrs (
  map (pair: {
    name = builtins.elemAt pair 0;
    value = builtins.elemAt pair 1;
  }) (reverse pairs)
)
