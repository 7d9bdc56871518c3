# Stands in for flake-parts: outputs by system and by hand, and modules of other stand-ins, which are functions of what
# a system says.
{
  description = "A stand-in for flake-parts";

  outputs =
    { self }:
    let
      kinds = [
        "packages"
        "devShells"
        "formatter"
      ];
    in
    {
      lib.mkFlake =
        { inputs }:
        {
          imports ? [ ],
          systems,
          perSystem,
          flake ? { },
        }:
        let
          inherit (inputs.nixpkgs) lib;

          one =
            system:
            let
              pkgs = inputs.nixpkgs.legacyPackages.${system};
              body = perSystem {
                inherit pkgs system config;
                self' = made;
                inputs' = { };
                inherit (pkgs) lib;
              };
              parts = map (module: module { inherit pkgs body; }) imports;
              config = lib.foldl' (all: part: all // part.config or { }) made parts;
              made = lib.foldl' (
                all: part: all // { packages = all.packages or { } // part.packages or { }; } // removeAttrs part [ "packages" "config" ]
              ) { inherit (body) packages devShells; } parts;
            in
            made;
          every = lib.genAttrs systems one;
        in
        lib.genAttrs kinds (kind: builtins.mapAttrs (_: it: it.${kind} or { }) every) // flake;
    };
}
