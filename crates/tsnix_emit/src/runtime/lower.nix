# ASCII letters in lower case.
builtins.replaceStrings (characters "ABCDEFGHIJKLMNOPQRSTUVWXYZ") (
  characters "abcdefghijklmnopqrstuvwxyz"
)
