# Calls `step` with a state and each element in turn until `stops` holds for what it gave under the name `key`.
key: step: stops: initial: list:
let
  end =
    builtins.foldl'
      (
        before: element:
        if before.stopped then
          before
        else
          let
            state = step before.state element;
          in
          builtins.seq state {
            inherit state;
            values = {
              last = [ state.${key} ];
              before = before.values;
            };
            stopped = stops state.${key};
          }
      )
      {
        state = initial;
        values = null;
        stopped = false;
      }
      list;
in
end // { values = collect end.values; }
