# Stands in for pyproject.nix: a set of packages that overlays add to, and environments that record it.
{
  description = "A stand-in for pyproject.nix";

  outputs =
    { self }:
    {
      build.packages =
        { pkgs, python }:
        let
          make =
            overlays:
            let
              set = pkgs.lib.foldl' (prev: overlay: prev // overlay set prev) { inherit python; } overlays;
            in
            set
            // {
              overrideScope = overlay: make (overlays ++ [ overlay ]);
              mkVirtualEnv = name: dependencies: pkgs.lib.recorded pkgs name { inherit (set) made; inherit dependencies; };
            };
        in
        make [ ];
    };
}
