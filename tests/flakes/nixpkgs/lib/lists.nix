# Lists.
lib:
let
  inherit (builtins)
    elemAt
    foldl'
    genList
    length
    ;
in
{
  inherit (builtins)
    all
    any
    concatLists
    concatMap
    elem
    elemAt
    filter
    foldl'
    genList
    head
    isList
    length
    map
    partition
    sort
    tail
    ;

  singleton = it: [ it ];
  optional = condition: it: if condition then [ it ] else [ ];
  optionals = condition: list: if condition then list else [ ];
  range = first: last: if first > last then [ ] else genList (at: first + at) (last - first + 1);
  imap0 = f: list: genList (at: f at (elemAt list at)) (length list);
  imap1 = f: list: genList (at: f (at + 1) (elemAt list at)) (length list);
  reverseList = list: genList (at: elemAt list (length list - 1 - at)) (length list);
  last = list: elemAt list (length list - 1);
  init = list: lib.take (length list - 1) list;
  take = count: lib.sublist 0 count;
  drop = count: list: lib.sublist count (length list) list;
  sublist =
    start: count: list:
    let
      available = length list - start;
      taken = if count < available then count else available;
    in
    if available <= 0 then [ ] else genList (at: elemAt list (start + at)) taken;
  unique = foldl' (seen: it: if builtins.elem it seen then seen else seen ++ [ it ]) [ ];
  flatten = it: if builtins.isList it then builtins.concatMap lib.flatten it else [ it ];
  remove = unwanted: builtins.filter (it: it != unwanted);
  subtractLists = unwanted: builtins.filter (it: !builtins.elem it unwanted);
  intersectLists = wanted: builtins.filter (it: builtins.elem it wanted);
  foldr =
    f: start: list:
    let
      from = at: if at == length list then start else f (elemAt list at) (from (at + 1));
    in
    from 0;
  fold = lib.foldr;
  findFirst =
    holds: default: list:
    let
      found = builtins.filter holds list;
    in
    if found == [ ] then default else builtins.head found;
  zipListsWith =
    f: left: right:
    genList (at: f (elemAt left at) (elemAt right at)) (lib.min (length left) (length right));
  zipLists = lib.zipListsWith (fst: snd: { inherit fst snd; });
  toList = it: if builtins.isList it then it else [ it ];
  count = holds: list: length (builtins.filter holds list);
  cartesianProduct =
    sets:
    foldl' (
      done: name: builtins.concatMap (set: map (value: set // { ${name} = value; }) sets.${name}) done
    ) [ { } ] (builtins.attrNames sets);
}
