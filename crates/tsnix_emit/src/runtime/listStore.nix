# A list whose elements can be changed without copying all: what was changed lies in cells over it.
list: {
  base = list;
  first = 0;
  length = builtins.length list;
  cells = null;
}
