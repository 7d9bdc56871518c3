# Functions: patterns, defaults, partial application, operators on sets and lists.
let
  pattern = { a, b ? a + 1, c ? { d = 1; }, ... }@args: [ a b c.d (args ? z) ];
  curried = a: b: c: a + b * c;
  half = curried 1 2;
  compose = f: g: x: f (g x);
  inc = x: x + 1;
  fix = f: let x = f x; in x;
  merge = a: b: a // b;
in
{
  pattern = [ (pattern { a = 1; }) (pattern { a = 1; b = 5; z = 0; }) ];
  half = half 3;
  composed = compose inc inc 5;
  mapped = map (x: x * 2) [ 1 2 3 ];
  mappedInc = map inc [ 1 2 ];
  folded = builtins.foldl' (acc: x: acc + x) 0 [ 1 2 3 ];
  sorted = builtins.sort (a: b: a < b) [ 3 1 2 ];
  attrs = builtins.mapAttrs (name: value: "${name}=${toString value}") { a = 1; b = 2; };
  generated = builtins.listToAttrs (map (n: { name = "k${toString n}"; value = n; }) [ 1 2 ]);
  lists = [ 1 ] ++ [ 2 3 ] ++ map inc [ 3 ];
  merged = merge { a = 1; b.c = 2; } ({ b.d = 3; } // { e = 4; });
  fixed = (fix (self: { a = 1; b = self.a + 1; })).b;
  has = [ ({ a.b = 1; } ? a.b) ({ a = 1; } ? b) ];
  or = { x = 1; }.y or 2;
  orDeep = { x.y = 1; }.x.z or 3;
  logic = [ (true && !false) (false || true) (false -> false) (1 == 1 && "a" != "b") ];
  equal = [ ([ 1 2 ] == [ 1 2 ]) ({ a = 1; } != { a = 2; }) (null == null) ];
  division = 7 / 2;
  compare = [ (1 < 2) (2 <= 1) ("a" > "b") ];
  negative = [ (-1) (3 - -2) ];
  asserted = assert 1 < 2; "fine";
  attempted = (builtins.tryEval (throw "no")).success;
  json = builtins.fromJSON ''{"a": [1, null]}'';
  immediate = (x: y: x - y) 5 3;
}
