# A string filled up to a length at its front.
string: length: fill: padding string length fill + string
