# The names of a package set, in pieces: `walk from to` describes the names of the list `paths` in that range.
{
  nixpkgs,
  system ? builtins.currentSystem,
  depth ? 3,
}:
let
  inherit (builtins)
    attrNames
    concatMap
    elem
    filter
    foldl'
    isAttrs
    isString
    length
    match
    seq
    tryEval
    ;
  shared = import ./walk.nix;
  inherit (shared)
    answer
    argumentsOf
    attempt
    compact
    isDerivation
    kindOf
    listOf
    positionOf
    slice
    textOf
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
      "scope"
      "self"
      "super"
    ]
    || match "(pkgs.+|.*i686Linux)" name != null;

  # Sets of the same packages for another version: `linuxPackages_5_4` beside `linuxPackages`, `python38Packages`
  # beside `python3Packages`. They are typed as that one.
  isVariant =
    name:
    let
      base = match "(.*(Packages|Plugins))[^a-z].*" name;
    in
    (match "(python|pypy)[0-9]*Packages" name != null && name != "python3Packages")
    || match ".*[0-9](Packages|-[0-9]+)" name != null && name != "python3Packages"
    || (base != null && pkgs ? ${builtins.head base});

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

  at = path: foldl' (set: name: set.${name}) pkgs path;

  licence = it: if isAttrs it then it.spdxId or it.shortName or it.fullName or "" else textOf it;

  # What a package says of itself.
  metaOf =
    value:
    let
      meta = value.meta or { };
    in
    attempt { } (compact {
      description = textOf (meta.description or "");
      homepage = map textOf (listOf (meta.homepage or [ ]));
      license = filter (it: it != "") (map licence (listOf (meta.license or [ ])));
      mainProgram = textOf (meta.mainProgram or "");
      broken = meta.broken or false == true;
      unfree = meta.unfree or false == true;
      insecure = meta.insecure or false == true || (meta.knownVulnerabilities or [ ]) != [ ];
      pos = textOf (meta.position or "");
    });

  # The kinds of what a package hands on.
  passthruOf =
    value:
    let
      passthru = value.passthru or { };
      kind =
        name:
        attempt "unread" (
          let
            it = passthru.${name};
          in
          if kindOf it == "function" && !isAttrs it then
            {
              kind = "function";
              args = argumentsOf it;
            }
          else
            kindOf it
        );
      names = filter (name: !(elem name [ "tests" "updateScript" ])) (attrNames passthru);
    in
    attempt { } (
      builtins.listToAttrs (
        map (name: {
          inherit name;
          value = kind name;
        }) names
      )
    );

  derivationOf =
    withPassthru: value:
    let
      name = attempt "" (textOf value.name);
      parsed = builtins.parseDrvName name;
      outputs = attempt [ ] (value.outputs or [ ]);
    in
    {
      inherit name;
      pname = attempt parsed.name (textOf (value.pname or parsed.name));
      version = attempt parsed.version (textOf (value.version or parsed.version));
      outputs = if outputs == [ "out" ] then [ ] else outputs;
      overrideArgs = attempt null (
        if value ? override then
          let
            args = argumentsOf value.override;
          in
          if args == { } then null else args
        else
          null
      );
      passthru = if withPassthru then passthruOf value else { };
    }
    // metaOf value;

  functionOf =
    value:
    {
      args = attempt { } (argumentsOf value);
      attrs = if isAttrs value then filter (name: builtins.substring 0 2 name != "__") (attrNames value) else [ ];
    };

  describe =
    withPassthru: path: set: name:
    let
      value = set.${name};
      checked = tryEval (seq value (kindOf value));
      kind = checked.value;
      own =
        if kind == "derivation" then
          derivationOf withPassthru value
        else if kind == "function" then
          functionOf value
        else
          { };
    in
    if !checked.success then
      {
        inherit path;
        throws = true;
      }
    else
      compact (
        {
          inherit path kind;
          attrPos = positionOf name set;
        }
        // own
      )
      // (if length path < depth && kind == "set" && attempt false (isWalked name value) then { walked = true; } else { });

  # The names of a set, with their paths.
  namesOf = path: map (name: path ++ [ name ]) (attrNames (at path));
in
{
  inherit (import ./walk.nix) end;

  # The names at the top.
  top = id: answer id (attrNames pkgs);

  # The names of a nested set.
  names = id: path: answer id (attempt [ ] (attrNames (at path)));

  # What the names from `from` to `to` of the set at `path` are.
  walk =
    id: withPassthru: path: from: to:
    let
      set = at path;
    in
    answer id (map (name: describe withPassthru (path ++ [ name ]) set name) (slice from to (attrNames set)));

  version = id: answer id (attempt "" (pkgs.lib.version or pkgs.lib.trivial.version));
}
