# A string filled up to a length at its end.
string: length: fill: string + padding string length fill
