# A set whose attributes can be changed without copying all: what was changed lies in cells over it.
set: {
  base = set;
  cells = null;
}
