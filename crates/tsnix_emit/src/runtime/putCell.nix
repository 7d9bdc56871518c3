# Puts a value under a name on the cells; those of one size are put together, so that there are few.
name: value: cells:
let
  put =
    cell:
    if cell.rest == null || cell.rest.size > cell.size then
      cell
    else
      put {
        size = cell.size + cell.rest.size;
        set = cell.rest.set // cell.set;
        inherit (cell.rest) rest;
      };
in
builtins.seq value (put {
  size = 1;
  set = {
    ${name} = value;
  };
  rest = cells;
})
