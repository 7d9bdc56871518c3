# The newest value under a name in cells that lie one on the other, `missing` where there is none.
name: missing: cells:
if cells == null then missing else cells.set.${name} or (findCell name missing cells.rest)
