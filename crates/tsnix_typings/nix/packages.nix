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
    length
    mapAttrs
    match
    seq
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
    textOf
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
  called = filter (name: match "[a-z]+Packages" name != null && !isWhole name && !isVariant name) (attrNames pkgs);

  # The names in a set.
  namesOf = set: filter (name: name != "recurseForDerivations") (attrNames set);

  # The best name of a long set: that of the first set with the same members.
  sameAs =
    name: members:
    if length members < 250 then
      name
    else
      let
        rank = it: if match "[a-z]+Packages" it != null then builtins.stringLength it else 1000;
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

  licence = it: if isAttrs it then it.spdxId or it.shortName or it.fullName or "" else textOf it;

  # What a package says of itself. `safe` is how its parts are looked at.
  metaOf =
    safe: value:
    let
      meta = value.meta or { };
    in
    safe { } {
      description = textOf (meta.description or "");
      homepage = map textOf (listOf (meta.homepage or [ ]));
      license = map licence (listOf (meta.license or [ ]));
      mainProgram = textOf (meta.mainProgram or "");
      broken = meta.broken or false == true;
      unfree = meta.unfree or false == true;
      insecure = meta.insecure or false == true || (meta.knownVulnerabilities or [ ]) != [ ];
      pos = textOf (meta.position or "");
    };

  # The kinds of what a package hands on.
  passthruOf =
    value:
    let
      kind =
        _: it:
        let
          checked = tryEval (
            seq it (
              if isFunction it then
                {
                  kind = "function";
                  args = functionArgs it;
                }
              else
                kindOf it
            )
          );
        in
        if checked.success then checked.value else "unread";
    in
    mapAttrs kind (
      removeAttrs value.passthru [
        "tests"
        "updateScript"
      ]
    );

  derivationOf =
    safe: value:
    let
      name = safe "" (textOf value.name);
      parsed = builtins.parseDrvName name;
      outputs = safe [ ] (value.outputs or [ ]);
    in
    {
      inherit name;
      pname = safe parsed.name (textOf (value.pname or parsed.name));
      version = safe parsed.version (textOf (value.version or parsed.version));
      outputs = if outputs == [ "out" ] then [ ] else outputs;
      overrideArgs = safe null (
        if value ? override then
          let
            args = argumentsOf value.override;
          in
          if args == { } then null else args
        else
          null
      );
    }
    // metaOf safe value;

  # All of it at once, as for nearly all packages; where that throws, part by part.
  describeDerivation =
    value:
    let
      all = derivationOf (_: it: it) value;
      result = tryEval (builtins.deepSeq all all);
    in
    if result.success then result.value else derivationOf attempt value;

  functionOf = value: {
    args = attempt { } (argumentsOf value);
    attrs =
      if isAttrs value then filter (name: builtins.substring 0 2 name != "__") (attrNames value) else [ ];
  };

  # What a name of a set stands for, and what is below it.
  node =
    set: here: isSaid: after:
    let
      name = builtins.elemAt here (length here - 1);
      value = set.${name};
      checked = tryEval (seq value (kindOf value));
      kind = checked.value;
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
      fact =
        if !checked.success then
          { throws = true; }
        else
          {
            inherit kind;
            attrPos = positionOf name set;
          }
          // (
            if kind == "derivation" then
              describeDerivation value
            else if kind == "function" then
              functionOf value
            else if isAgain then
              { sameAs = same; }
            else if isInside then
              { inherit members; }
            else if kind == "set" && length here == 1 && isVariant name then
              { variantOf = variantOf name; }
            else
              { }
          );
      inside =
        if !checked.success then
          { }
        else if isInside && !isAgain then
          below ask after here members (node value)
        else if kind == "derivation" && value ? passthru && after == [ ] then
          # For itself: what it hands on may fail without it.
          say (here ++ [ "passthru" ]) { passthru = passthruOf value; } { }
        else
          { };
    in
    if isSaid then inside else say here fact inside;
in
say [ "" ] { release = attempt "" (pkgs.lib.version or pkgs.lib.trivial.version); } (
  tree ask (namesOf pkgs) (node pkgs)
)
