# The parts of a string between the matches of a pattern, the groups of each match put between them.
string: pattern:
builtins.concatMap (part: if builtins.isList part then part else [ part ]) (
  builtins.split pattern string
)
