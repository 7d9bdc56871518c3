# The options of a module system with structured types. They are numbered in the order of their names.
{ options, ask }:
let
  inherit (builtins)
    attrNames
    concatMap
    elem
    filter
    head
    isAttrs
    isFunction
    isList
    isPath
    isString
    length
    listToAttrs
    match
    tail
    tryEval
    typeOf
    ;
  inherit (import ./walk.nix)
    attempt
    below
    compact
    isDerivation
    say
    textOf
    tree
    ;

  isOption = value: isAttrs value && (value._type or null) == "option";

  # Every option with its names from the top.
  flatten =
    path: set:
    concatMap (
      name:
      let
        value = set.${name};
        here = path ++ [ name ];
        checked = tryEval (isAttrs value);
      in
      if name == "_module" || !checked.success || !checked.value then
        [ ]
      else if isOption value then
        [
          {
            path = here;
            option = value;
          }
        ]
      else
        flatten here value
    ) (attrNames set);

  all = flatten [ ] options;

  # A default or an example as JSON can say it.
  valueOf =
    depth: value:
    if depth == 0 then
      { _type = "cut"; }
    else if isAttrs value then
      if isDerivation value then
        {
          _type = "derivation";
          name = textOf (attempt "" value.name);
        }
      else if value ? _type && (value._type or null) != null then
        {
          _type = textOf value._type;
          text = textOf (value.text or "");
        }
      else if length (attrNames value) > 60 then
        { _type = "cut"; }
      else
        builtins.mapAttrs (_: it: attempt { _type = "cut"; } (valueOf (depth - 1) it)) value
    else if isList value then
      if length value > 60 then { _type = "cut"; } else map (it: attempt { _type = "cut"; } (valueOf (depth - 1) it)) value
    else if isFunction value then
      { _type = "function"; }
    else if isPath value then
      {
        _type = "path";
        text = toString value;
      }
    else if isString value then
      textOf value
    else
      value;

  # The types that a type is made of, whichever release of nixpkgs says it.
  nested = t: t.nestedTypes or { };
  wrapped = t: t.functor.wrapped or null;
  element = t: (nested t).elemType or (t.functor.payload.elemType or (wrapped t));

  # Names of types that mean a whole number.
  isInt = name: match "(int|unsignedInt|signedInt|positiveInt|intBetween|ints.*|unsignedInt[0-9]+|signedInt[0-9]+)" name != null;

  typeText = t: attempt "" (textOf (t.description or ""));

  # `depth` submodules and `level` types are around.
  typeOf' =
    depth: level: seen: t:
    let
      name = textOf (t.name or "");
      description = typeText t;
      key = "${name}: ${description}";
      isComposed = elem name [ "nullOr" "either" "attrsOf" "lazyAttrsOf" "listOf" "oneOf" "coercedTo" ];
      below = typeOf' depth (level + 1) (if isComposed && description != "" then seen ++ [ key ] else seen);
      inside = below (element t);
    in
    if t == null || level > 24 then
      { kind = "other"; }
    else if isComposed && description != "" && elem key seen then
      {
        kind = "ref";
        to = key;
      }
    else
      (if isComposed && description != "" then { id = key; } else { }) // structure depth below inside name description t;

  structure =
    depth: below: inside: name: description: t:
    if name == "enum" then
      {
        kind = "enum";
        values =
          let
            payload = t.functor.payload;
          in
          map (valueOf 2) (if isList payload then payload else payload.values);
      }
    else if
      elem name [
        "nullOr"
        "listOf"
        "attrsOf"
        "lazyAttrsOf"
        "loaOf"
        "functionTo"
        "uniq"
        "unique"
        "dagOf"
        "nonEmptyListOf"
      ]
    then
      {
        kind = name;
        of = inside;
      }
    else if name == "either" || name == "oneOf" then
      {
        kind = "either";
        of =
          if nested t ? left then
            [
              (below t.nestedTypes.left)
              (below t.nestedTypes.right)
            ]
          else
            map below (wrapped t);
      }
    else if name == "coercedTo" && nested t ? coercedType then
      {
        kind = "coercedTo";
        from = below t.nestedTypes.coercedType;
        to = below t.nestedTypes.finalType;
      }
    else if name == "submodule" then
      submodule depth below t
    else if isInt name then
      {
        kind = "int";
        inherit name;
      }
    else if match "strMatching.*" name != null then
      { kind = "strMatching"; }
    else if match "(separatedString|passwdEntry).*" name != null then
      { kind = "separatedString"; }
    else if name == "" then
      {
        kind = "other";
        inherit description;
      }
    else
      {
        kind =
          if
            elem name [
              "str"
              "string"
              "bool"
              "boolByOr"
              "float"
              "number"
              "path"
              "pathInStore"
              "package"
              "shellPackage"
              "pkgs"
              "attrs"
              "anything"
              "raw"
              "unspecified"
              "lines"
              "commas"
              "envVar"
              "nonEmptyStr"
              "singleLineStr"
              "deferredModule"
              "optionType"
            ]
          then
            name
          else
            "other";
        inherit name description;
      };

  submodule =
    depth: below: t:
    if depth == 0 then
      {
        kind = "submodule";
        recursive = true;
      }
    else
      let
        sub = t.getSubOptions [ ];
        freeform = (nested t).freeformType or null;
      in
      {
        kind = "submodule";
        options = map (it: describe (depth - 1) true it) (flatten [ ] (removeAttrs sub [ "_freeformOptions" ]));
      }
      // (if freeform == null then { } else { freeform = below freeform; });

  describe =
    depth: isInside: it:
    let
      inherit (it) option path;
      hasText = option ? defaultText;
      hasDefault = option ? default || hasText;
    in
    compact {
      inherit path hasDefault;
      typeText = typeText (option.type or { });
      description = attempt "" (
        let
          value = option.description or "";
        in
        if isAttrs value then textOf (value.text or "") else textOf value
      );
      default = if option ? default && !hasText then attempt null (valueOf 5 option.default) else null;
      defaultText = if hasText then attempt null (valueOf 5 option.defaultText) else null;
      example = if option ? example then attempt null (valueOf 5 option.example) else null;
      readOnly = attempt false (option.readOnly or false);
      internal = attempt false (option.internal or false) || (attempt true (option.visible or true)) == false;
      # Whether there is a definition is seen in what it gives: one that rests on another option throws.
      defined = isInside && !hasDefault && attempt true (option.isDefined or false);
      declarations = attempt [ ] (map toString (option.declarations or [ ]));
      positions = attempt [ ] (
        map (at: "${toString at.file}:${toString (at.line or 0)}") (option.declarationPositions or [ ])
      );
    }
    // {
      type = attempt { kind = "unread"; } (typeOf' depth 0 [ ] (option.type or { name = "unspecified"; }));
    };

  # As little as there can be, where the rest fails.
  sketch = it: {
    inherit (it) path;
    type = {
      kind = "unread";
    };
    typeText = typeText (it.option.type or { });
  };

  # `7`  =>  `000007`: in the order of the numbers.
  numbered =
    number:
    let
      text = toString number;
    in
    builtins.substring 0 (6 - builtins.stringLength text) "000000" + text;

  # First as much as can't fail, then the rest.
  node =
    name: here: isSaid: after:
    let
      it = builtins.elemAt all (builtins.fromJSON (head (match "0*([0-9]+)" name)));
      full = below ask after here [ "full" ] (_: at: _: _: say at (describe 5 false it) { });
    in
    if isSaid then full else say here (sketch it) full;
in
tree ask (map numbered (builtins.genList (it: it) (length all))) node
