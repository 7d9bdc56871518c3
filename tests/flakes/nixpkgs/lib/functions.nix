# Functions, numbers and fixed points.
lib: {
  inherit (builtins)
    add
    bitAnd
    bitOr
    bitXor
    ceil
    floor
    isBool
    isFloat
    isFunction
    isInt
    mul
    seq
    sub
    ;

  id = value: value;
  const = value: _: value;
  flip =
    f: a: b:
    f b a;
  pipe = builtins.foldl' (value: f: f value);
  min = a: b: if a < b then a else b;
  max = a: b: if a > b then a else b;
  mod = a: b: a - b * (a / b);
  boolToString = value: if value then "true" else "false";
  importJSON = file: builtins.fromJSON (builtins.readFile file);
  importTOML = file: builtins.fromTOML (builtins.readFile file);
  throwIf =
    condition: message: value:
    if condition then throw message else value;
  throwIfNot = condition: lib.throwIf (!condition);
  warn = message: builtins.trace "warning: ${message}";
  warnIf =
    condition: message: value:
    if condition then lib.warn message value else value;

  fix =
    f:
    let
      fixed = f fixed;
    in
    fixed;
  extends =
    overlay: base: final:
    let
      previous = base final;
    in
    previous // overlay final previous;
  composeExtensions =
    first: second: final: previous:
    let
      changed = first final previous;
    in
    changed // second final (previous // changed);
  composeManyExtensions = lib.foldr lib.composeExtensions (_: _: { });

  callPackageWith =
    set: file: overrides:
    let
      f = if builtins.isFunction file then file else import file;
      found = builtins.intersectAttrs (builtins.functionArgs f) set;
    in
    lib.makeOverridable f (found // overrides);
  makeOverridable =
    f: args:
    let
      result = f args;
      override =
        changes:
        lib.makeOverridable f (args // (if builtins.isFunction changes then changes args else changes));
    in
    if builtins.isAttrs result then
      result
      // {
        inherit override;
      }
      // lib.optionalAttrs (result ? overrideAttrs) {
        overrideAttrs = change: lib.makeOverridable (args: (f args).overrideAttrs change) args;
      }
    else
      result;
}
