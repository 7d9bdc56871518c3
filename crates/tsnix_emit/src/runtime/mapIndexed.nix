# `map` with a function that is also given the index.
callback: list:
builtins.genList (index: callback (builtins.elemAt list index) index) (builtins.length list)
