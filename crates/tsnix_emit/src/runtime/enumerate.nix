# The elements of a list with their indices.
list:
builtins.genList (index: {
  inherit index;
  value = builtins.elemAt list index;
}) (builtins.length list)
