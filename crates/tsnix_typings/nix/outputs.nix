# The outputs of the inputs of a flake: kinds, and what sets have, to a depth.
{
  flake,
  ask,
  inputs,
  system ? builtins.currentSystem,
}:
let
  inherit (builtins)
    elem
    mapAttrs
    seq
    tryEval
    ;
  inherit (import ./walk.nix)
    argumentsOf
    attempt
    compact
    kindOf
    say
    textOf
    tree
    ;

  # Outputs with a level of systems, of which one is looked at.
  isBySystem =
    name:
    elem name [
      "packages"
      "devShells"
      "apps"
      "checks"
      "legacyPackages"
      "formatter"
      "bundlers"
    ];

  # Outputs that are long and of one type.
  isCut = name: elem name [ "legacyPackages" "checks" "hydraJobs" "nixosConfigurations" "darwinConfigurations" "homeConfigurations" ];

  describe =
    depth: value:
    let
      checked = tryEval (seq value (kindOf value));
      kind = checked.value;
    in
    if !checked.success then
      { kind = "unread"; }
    else
      compact (
        { inherit kind; }
        // (
          if kind == "derivation" then
            {
              name = attempt "" (textOf value.name);
              description = attempt "" (textOf (value.meta.description or ""));
            }
          else if kind == "function" then
            { args = attempt { } (argumentsOf value); }
          else
            { }
        )
      )
      // (if kind == "set" && depth > 0 then { members = attempt { } (mapAttrs (_: describe (depth - 1)) value); } else { });

  output =
    name: value:
    if isCut name then
      {
        kind = "set";
      }
    else if isBySystem name then
      {
        kind = "set";
        members = attempt { } (
          mapAttrs (at: it: if at == system then describe 2 it else { kind = "set"; }) value
        );
      }
    else
      describe 3 value;

  describeInput = input: {
    # Older releases don't say it.
    isFlake = input ? outputs && input ? inputs;
    outputs = mapAttrs output (input.outputs or { });
    rev = attempt "" (input.rev or "");
  };

  node = name: here: _: _: say here (describeInput flake.inputs.${name}) { };
in
tree ask inputs node
