# The element at an index, null outside of the list.
list: index:
if index >= 0 && index < builtins.length list then builtins.elemAt list index else null
