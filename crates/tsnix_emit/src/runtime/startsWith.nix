# Whether a text stands in a string at a position.
string: search: position:
builtins.substring (if position < 0 then 0 else position) (builtins.stringLength search) string
== search
