# Strings of both kinds, escapes, what is put in.
let
  name = "world";
  n = 3;
in
{
  plain = "hello ${name}";
  escapes = "a\tb\n\"quoted\" \\ \${name} $ ${"$"}{x} `back`";
  number = "n=${toString n}";
  block = ''
    first ${name}
      indented
    ''${kept} '''quoted''' $HOME `tick` \n
    last
  '';
  noEnd = ''
    one
    two'';
  single = ''just one line'';
  apart = ''

    above

    below
  '';
  ${name} = "dynamic";
  "${name}-key" = 1;
  "with space".inner = true;
  uri = https://example.org/x;
  nested = "a ${if n > 2 then "big ${name}" else "small"} z";
}
