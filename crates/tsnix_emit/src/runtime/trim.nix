# A string without white space at both ends.
string: trimStart (trimEnd string)
