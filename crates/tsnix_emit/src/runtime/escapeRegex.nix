# A text as a regular expression that matches nothing else.
text:
builtins.concatStringsSep "" (
  map (part: if builtins.isList part then "\\${builtins.head part}" else part) (
    builtins.split "([[{()^$?*+|.\\])" (builtins.unsafeDiscardStringContext text)
  )
)
