# What every walk shares: values by kind, and answers as text with a mark in front, so that they can be told from
# whatever else Nix prints.
let
  inherit (builtins)
    attrNames
    concatMap
    deepSeq
    elemAt
    functionArgs
    genList
    isAttrs
    isFunction
    isList
    isString
    length
    toJSON
    tryEval
    typeOf
    unsafeGetAttrPos
    ;
in
rec {
  # An answer to request number `id`.
  answer = id: value: "@@answer ${toString id} ${toJSON value}";

  # What is said after each answer, on both streams: whatever came before belongs to the request.
  end =
    id:
    let
      text = "@@end ${toString id}";
    in
    builtins.trace text text;

  # The elements from `from` up to `to`.
  slice =
    from: to: list:
    genList (at: elemAt list (from + at)) (if to > length list then length list - from else to - from);

  # A value, or `default` where it throws.
  attempt =
    default: value:
    let
      result = tryEval (deepSeq value value);
    in
    if result.success then result.value else default;

  isDerivation = value: (value.type or null) == "derivation";

  kindOf =
    value:
    if isAttrs value then
      if isDerivation value then
        "derivation"
      else if (value._type or null) == "option-type" then
        "optionType"
      else if value ? __functor then
        "function"
      else
        "set"
    else if isFunction value then
      "function"
    else
      {
        string = "string";
        bool = "bool";
        int = "int";
        float = "float";
        list = "list";
        path = "path";
        null = "null";
      }
      .${typeOf value} or "unread";

  # The set pattern of a function, or of a set that is called.
  argumentsOf =
    f:
    if isAttrs f then f.__functionArgs or (functionArgs (f.__functor f)) else functionArgs f;

  # `file:line:column`, or null.
  positionOf =
    name: set:
    let
      position = unsafeGetAttrPos name set;
    in
    if position == null then null else "${position.file}:${toString position.line}:${toString position.column}";

  # A set without what is null, false or empty.
  compact =
    set:
    removeAttrs set (
      concatMap (
        name:
        let
          value = set.${name};
        in
        if value == null || value == false || value == "" || value == [ ] || value == { } then [ name ] else [ ]
      ) (attrNames set)
    );

  # Text as JSON can say it; what else there is, as text.
  textOf = value: if isString value then builtins.unsafeDiscardStringContext value else "";

  listOf = value: if isList value then value else [ value ];
}
