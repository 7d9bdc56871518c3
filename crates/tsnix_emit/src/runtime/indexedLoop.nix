# As `loop`; the condition and the step are also given how many turns there were before.
condition: step: initial:
let
  states = builtins.genericClosure {
    startSet = [
      {
        key = 0;
        state = initial;
      }
    ];
    operator =
      item:
      if condition item.state item.key then
        let
          state = step item.state item.key;
        in
        builtins.seq state [
          {
            key = item.key + 1;
            inherit state;
          }
        ]
      else
        [ ];
  };
in
(builtins.elemAt states (builtins.length states - 1)).state
