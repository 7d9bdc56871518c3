# Stands in for pyproject.nix's build systems.
{
  description = "A stand-in for build-system-pkgs";

  outputs =
    { self }:
    let
      overlay = kind: _: prev: { made = prev.made or [ ] ++ [ { inherit kind; } ]; };
    in
    {
      overlays.default = overlay "sdist";
      overlays.sdist = overlay "sdist";
      overlays.wheel = overlay "wheel";
    };
}
