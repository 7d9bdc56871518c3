# Repeats `step` on a state while `condition` holds for it, without growing the stack.
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
      if condition item.state then
        let
          state = step item.state;
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
