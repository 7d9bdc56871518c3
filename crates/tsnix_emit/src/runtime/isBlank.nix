# Whether a text is one character of white space, as JavaScript counts them.
text:
builtins.match "[[:space:]]" text != null
||
  text > "~"
  &&
    builtins.elem text (
      builtins.fromJSON ''["\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\ufeff"]''
    )
