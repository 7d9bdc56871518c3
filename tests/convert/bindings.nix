# let, rec, inherit, with: what is bound where, and in which order.
let
  # The order is not that of use.
  total = add first second;
  add = a: b: a + b;
  first = 1;
  second = first + one.deep.value;
  one.deep.value = 3;
  one.other = "x";
  inherit (one) other;
  even = n: if n == 0 then true else odd (n - 1);
  odd = n: if n == 0 then false else even (n - 1);
  my-name = "dashed";
  default = "reserved";
  set = rec {
    a = 1;
    b = a + 1;
    c.d = b;
    c.e = c.d;
    "odd name" = a;
    inherit first;
  };
  nested = rec {
    x = 1;
    y = rec {
      z = x + 1;
      w = z;
    };
  };
  shadow = let first = 10; in [ first (let first = 20; in first) ];
  scope = { p = 1; q = 2; };
  opened = with scope; [ p q first ];
in
{
  inherit total other my-name default shadow opened;
  inherit (set) b "odd name";
  set = removeAttrs set [ "c" ];
  inner = nested.y;
  parity = [ (even 4) (odd 4) ];
}
