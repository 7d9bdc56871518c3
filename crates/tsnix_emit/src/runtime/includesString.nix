# Whether a text is in a string.
string: search: search == "" || builtins.replaceStrings [ search ] [ "" ] string != string
