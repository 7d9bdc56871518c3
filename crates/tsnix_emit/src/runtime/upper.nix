# ASCII letters in upper case.
builtins.replaceStrings (characters "abcdefghijklmnopqrstuvwxyz") (
  characters "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
