# What every walk shares: values by kind, and the tree that is searched.
#
# `nix search` visits a tree of sets in the order of their names and passes over what can't be evaluated, whatever the
# error is: `tryEval` does not catch a missing attribute. So a walk is such a tree, in which nothing is ever found: each
# of its sets says on the way what it was asked, on a line of its own.
let
  inherit (builtins)
    attrNames
    concatMap
    deepSeq
    elem
    elemAt
    filter
    functionArgs
    genList
    head
    isAttrs
    isFunction
    isList
    isString
    length
    listToAttrs
    tail
    toJSON
    trace
    tryEval
    typeOf
    unsafeGetAttrPos
    ;
in
rec {
  # Says what is known of the names `at`, and goes on with `value`.
  say =
    at: is: value:
    sayText at (toJSON is) value;

  # The same of what is JSON already.
  sayText =
    at: is: value:
    trace "@@item {\"at\":${toJSON at},\"is\":${is}}" value;

  # The sets below `path`, one for each name. Those up to `after` have been said; of these names themselves only what is
  # below them is left. `node name here isSaid after` is the set for the names `here`, of which `name` is the last.
  below =
    ask: after: path: names: node:
    let
      value =
        isSaid: after: name:
        let
          here = path ++ [ name ];
          of = node name here isSaid after;
        in
        if elem here ask.skip then
          { }
        else if ask.marks then
          trace "@@begin ${toJSON here}" of
        else
          of;
      member = isSaid: after: name: {
        name = key name;
        value = value isSaid after name;
      };
      member' = name: if name == head after then member true (tail after) name else member false [ ] name;
      # Where nothing has gone wrong yet, as mostly.
      plain = name: {
        name = key name;
        value = node name (path ++ [ name ]) false [ ];
      };
      # Most walks are one from the beginning to the end.
      members =
        if after == [ ] then
          map (if ask.skip == [ ] && !ask.marks then plain else member false [ ]) names
        else
          map member' (filter (name: !(name < head after)) names);
    in
    listToAttrs ([ recurse ] ++ members);

  # The name of the tree's own set for a name. `nix search` reads two names itself, which get another one that sorts in
  # the same place: a new name for each would cost more than it says.
  key = name: if name == "type" || name == "recurseForDerivations" then "${name} " else name;

  # What `nix search` goes into.
  recurse = {
    name = "recurseForDerivations";
    value = true;
  };

  # The tree: one part of several of the names at the top.
  tree =
    ask: names: node:
    let
      count = length names;
      from = count * ask.part / ask.parts;
      to = count * (ask.part + 1) / ask.parts;
      own = genList (at: elemAt names (from + at)) (to - from);
    in
    say [ ] { members = own; } (below ask ask.after [ ] own node);

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

  # `file:line:column`, or nothing.
  positionOf =
    name: set:
    let
      position = unsafeGetAttrPos name set;
    in
    if position == null then "" else "${position.file}:${toString position.line}:${toString position.column}";

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
