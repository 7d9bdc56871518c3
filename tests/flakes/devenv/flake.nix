# Stands in for devenv: a shell that records its modules, which are merged and not checked.
{
  description = "A stand-in for devenv";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib.mkShell =
        {
          inputs,
          pkgs,
          modules,
        }:
        let
          own.env.PGHOST = "/run/postgres";
          system = nixpkgs.lib.nixosSystem { modules = [ own ] ++ modules; };
        in
        assert inputs ? nixpkgs;
        pkgs.mkShell {
          packages = system.config.packages or [ ];
          DEVENV = builtins.toJSON (nixpkgs.lib.dataOf (removeAttrs system.config [ "system" "packages" ]));
        };
    };
}
