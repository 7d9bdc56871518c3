# Stands in for git-hooks.nix: a check that records its hooks.
{
  description = "A stand-in for git-hooks.nix";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib = builtins.mapAttrs (_: pkgs: {
        run =
          { src, hooks }:
          pkgs.lib.recorded pkgs "pre-commit-run" { inherit src hooks; }
          // {
            shellHook = "pre-commit install";
            enabledPackages = [ pkgs.git ];
          };
      }) nixpkgs.legacyPackages;
    };
}
