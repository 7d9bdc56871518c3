# The attributes for which the predicate holds, asked with name and value.
predicate: set:
removeAttrs set (builtins.filter (name: !predicate name set.${name}) (builtins.attrNames set))
