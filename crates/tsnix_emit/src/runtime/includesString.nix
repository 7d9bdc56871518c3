# Whether a text is in a string from a position on.
string: search: position:
indexOfString string search position >= 0
