# The pieces of a text, each with the context of the text: regular expressions drop it.
text: pieces:
let
  context = builtins.substring 0 0 text;
in
map (piece: if builtins.isString piece then context + piece else piece) pieces
