# Whether there is something under a name in cells that lie one on the other.
name: cells: cells != null && (cells.set ? ${name} || hasCell name cells.rest)
