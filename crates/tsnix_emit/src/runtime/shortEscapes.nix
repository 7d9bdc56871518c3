# JSON with \b and \f as JavaScript writes them, on every version of Nix.
builtins.replaceStrings [ "\\\\" "\\u0008" "\\u000c" ] [ "\\\\" "\\b" "\\f" ]
