# The element at an index, counted from the end when negative, null outside of the list.
list: index: at list (if index < 0 then builtins.length list + index else index)
