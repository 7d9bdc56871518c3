# The names of a package set and of the sets in it.
{
  nixpkgs,
  ask,
  system ? builtins.currentSystem,
  depth ? 3,
}:
let
  inherit (builtins)
    attrNames
    elem
    filter
    functionArgs
    head
    isAttrs
    isFunction
    isString
    length
    mapAttrs
    match
    stringLength
    substring
    toJSON
    tryEval
    ;
  inherit (import ./walk.nix)
    argumentsOf
    attempt
    below
    isDerivation
    kindOf
    listOf
    positionOf
    say
    sayText
    tree
    ;

  pkgs = import nixpkgs {
    inherit system;
    overlays = [ ];
    # What may be said of a package does not depend on whether one may use it.
    config = {
      allowUnfree = true;
      allowBroken = true;
      allowUnsupportedSystem = true;
      allowInsecurePredicate = _: true;
      checkMeta = false;
    };
  };

  # Sets that hold the whole again, or everything for another machine.
  isWhole =
    name:
    elem name [
      "pkgs"
      "buildPackages"
      "targetPackages"
      "__splicedPackages"
      "tests"
      "nixosTests"
      "lib"
      "config"
      "passthru"
      "haskell"
      "buildHaskellPackages"
      "buildRustPackages"
      "scope"
      "self"
      "super"
    ]
    || match "(pkgs.+|.*i686Linux)" name != null;

  # Of sets of the same packages for another version the usual one: `linuxPackages` of `linuxPackages_5_4`,
  # `python3Packages` of `python38Packages`. They are typed as that one.
  variantOf =
    name:
    let
      behind = match "(.*(Packages|Plugins))[^a-z].*" name;
      inside = match "([a-zA-Z-]*[a-zA-Z])[0-9][0-9_]*(Packages|Plugins)" name;
      base =
        if match "(python|pypy)[0-9]*Packages" name != null then
          "python3Packages"
        else if behind != null then
          head behind
        else if inside != null then
          head inside + builtins.elemAt inside 1
        else
          "";
    in
    if base != "" && base != name && pkgs ? ${base} then base else "";
  isVariant = name: variantOf name != "";

  # Sets at the top that may be one and the same by several names: `emacsMelpa`, `emacsPackages`.
  called = filter (name: isCalled name && !isWhole name && !isVariant name) (attrNames pkgs);

  # The end is looked at first: that takes a tenth of the time.
  isCalled =
    name:
    let
      behind = stringLength name - 8;
    in
    behind > 0 && substring behind 8 name == "Packages" && match "[a-z]+Packages" name != null;

  # The names in a set.
  namesOf = set: attrNames (removeAttrs set [ "recurseForDerivations" ]);

  # The best name of a long set: that of the first set with the same members.
  sameAs =
    name: members:
    if length members < 250 then
      name
    else
      let
        rank = it: if match "[a-z]+Packages" it != null then stringLength it else 1000;
        isSame =
          it:
          attempt false (
            let
              other = pkgs.${it};
            in
            isAttrs other && !isDerivation other && namesOf other == members
          );
      in
      builtins.foldl' (best: it: if rank it < rank best && isSame it then it else best) name called;

  # Whether a set is worth walking: it says so, or it is a scope, or it is called one.
  isWalked =
    name: value:
    !isWhole name
    && !isVariant name
    && isAttrs value
    && !isDerivation value
    && !(value ? __functor)
    && (
      value.recurseForDerivations or false
      || value ? callPackage
      || match ".*([Pp]ackages|[Pp]lugins|Extensions|extensions|Tools|Dicts|[Ss]cripts|[Mm]odules)" name != null
    );

  # What strings have behind them does not matter to who reads them.
  text = value: if isString value then value else "";

  licence = it: if isAttrs it then it.spdxId or it.shortName or it.fullName or "" else text it;

  # The kind of what a package hands on under a name.
  passthruKind =
    _: it:
    let
      checked = tryEval (
        if isFunction it then
          {
            kind = "function";
            args = functionArgs it;
          }
        else
          kindOf it
      );
    in
    if checked.success then checked.value else "unread";

  # What is said of a package, in the order in which it is read. A list: it costs less than names do.
  derivationOf =
    attrPos: value:
    let
      name = text value.name;
      parsed = builtins.parseDrvName name;
      meta = value.meta or { };
    in
    [
      attrPos
      name
      (text (value.pname or parsed.name))
      (text (value.version or parsed.version))
      (value.outputs or [ ])
      (if value ? override then argumentsOf value.override else null)
      (text (meta.description or ""))
      (map text (listOf (meta.homepage or [ ])))
      (map licence (listOf (meta.license or [ ])))
      (text (meta.mainProgram or ""))
      (meta.broken or false == true)
      (meta.unfree or false == true)
      (meta.insecure or false == true || (meta.knownVulnerabilities or [ ]) != [ ])
      (text (meta.position or ""))
    ];

  # All of it at once, as for nearly all packages; where that throws, part by part. As JSON: it looks at all of it, too.
  describeDerivation =
    all:
    let
      result = tryEval (toJSON all);
    in
    if result.success then result.value else toJSON (map (attempt null) all);

  functionOf = value: {
    args = attempt { } (argumentsOf value);
    attrs =
      if isAttrs value then filter (name: substring 0 2 name != "__") (attrNames value) else [ ];
  };

  # What a package hands on is said for itself: it may fail without the package.
  sayPassthru =
    here: value:
    let
      own = removeAttrs value.passthru [
        "tests"
        "updateScript"
      ];
    in
    if own == { } then { } else say (here ++ [ "passthru" ]) { passthru = mapAttrs passthruKind own; } { };

  # What a name of a set stands for, and what is below it.
  node =
    set: name: here: isSaid: after:
    let
      value = set.${name};
      checked = tryEval (kindOf value);
      kind = checked.value;
      attrPos = positionOf name set;
    in
    if !checked.success then
      if isSaid then { } else say here { throws = true; } { }
    else if kind == "derivation" then
      let
        inside = if value ? passthru && after == [ ] then sayPassthru here value else { };
        said = "{\"derivation\":${describeDerivation (derivationOf attrPos value)}}";
      in
      if isSaid then inside else sayText here said inside
    else
      nodeOf value kind attrPos name here isSaid after;

  # The same for what is no package.
  nodeOf =
    value: kind: attrPos: name: here: isSaid: after:
    let
      isInside = length here < depth && kind == "set" && attempt false (isWalked name value);
      members = namesOf value;
      # A scope has itself among its members: `gnome3.gnome3`.
      same =
        if length here == 1 then
          sameAs name members
        else if length here == 2 && head here == name then
          name
        else
          "";
      isAgain = isInside && same != "" && (length here > 1 || same != name);
      fact = {
        inherit kind attrPos;
      }
      // (
        if kind == "function" then
          functionOf value
        else if isAgain then
          { sameAs = same; }
        else if kind == "set" && length here == 1 && !isInside && isVariant name then
          { variantOf = variantOf name; }
        else
          { }
      );
      said = {
        inherit fact;
      }
      // (if isInside && !isAgain then { inherit members; } else { });
      inside = if isInside && !isAgain then below ask after here members (node value) else { };
    in
    if isSaid then inside else say here said inside;
in
say [ "" ] { release = attempt "" (pkgs.lib.version or pkgs.lib.trivial.version); } (
  tree ask (namesOf pkgs) (node pkgs)
)
