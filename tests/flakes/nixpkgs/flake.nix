# Stands in for nixpkgs where flakes are tested: a handful of fake packages and what of `lib` is used with them.
# Nothing of it can be built; it only has to evaluate, fast and without a network.
{
  description = "A stand-in for nixpkgs";

  outputs =
    { self }:
    let
      lib = import ./lib;
    in
    {
      lib = lib // {
        nixosSystem = import ./nixos.nix { inherit self lib; };
      };

      legacyPackages = lib.genAttrs lib.systems.flakeExposed (system: import ./. { inherit system; });
    };
}
