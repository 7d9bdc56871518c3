# What JavaScript's `typeof` says of a value.
value:
{
  bool = "boolean";
  float = "number";
  int = "number";
  lambda = "function";
  null = "undefined";
  string = "string";
}
.${builtins.typeOf value} or "object"
