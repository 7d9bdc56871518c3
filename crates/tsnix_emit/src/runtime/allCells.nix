# What cells that lie one on the other hold, as one set.
cells: if cells == null then { } else allCells cells.rest // cells.set
