# The lists that were put one on the other, `{ last, before }`, as one list, first one first.
chunks:
let
  cells = builtins.genericClosure {
    startSet = [
      {
        key = 0;
        cell = chunks;
      }
    ];
    operator =
      item:
      if item.cell == null || item.cell.before == null then
        [ ]
      else
        [
          {
            key = item.key + 1;
            cell = item.cell.before;
          }
        ];
  };
in
if chunks == null then [ ] else builtins.concatLists (map (item: item.cell.last) (reverse cells))
