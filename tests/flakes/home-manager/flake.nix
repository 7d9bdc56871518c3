# Stands in for home-manager: a configuration that is merged and not checked.
{
  description = "A stand-in for home-manager";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib.homeManagerConfiguration =
        {
          pkgs,
          modules,
          extraSpecialArgs ? { },
        }:
        let
          system = nixpkgs.lib.nixosSystem {
            inherit modules;
            system = pkgs.system;
            specialArgs = extraSpecialArgs // {
              inherit pkgs;
            };
          };
        in
        {
          inherit (system) config;
          inherit pkgs;
          activationPackage = pkgs.stdenv.mkDerivation {
            name = "home-manager-generation";
            configuration = builtins.toJSON (nixpkgs.lib.dataOf system.config.home or { });
          };
        };

      nixosModules.home-manager = { };
      darwinModules.home-manager = { };
    };
}
