# Whether a string starts with a text.
string: search: builtins.substring 0 (builtins.stringLength search) string == search
