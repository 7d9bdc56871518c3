# A value as JSON, floats with all of their digits.
value:
if builtins.isList value then
  "[${builtins.concatStringsSep "," (map toJson value)}]"
else if builtins.isAttrs value && !(value ? outPath || value ? __toString) then
  "{${
    builtins.concatStringsSep "," (
      map (name: "${builtins.toJSON name}:${toJson value.${name}}") (builtins.attrNames value)
    )
  }}"
else if builtins.isFloat value then
  numberToString value
else
  builtins.toJSON value
