# Stands in for nix-darwin: a configuration that is merged and not checked.
{
  description = "A stand-in for nix-darwin";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      lib.darwinSystem =
        {
          modules,
          system ? "aarch64-darwin",
          specialArgs ? { },
          ...
        }:
        let
          made = nixpkgs.lib.nixosSystem { inherit modules system specialArgs; };
        in
        made // { system = made.config.system.build.toplevel; };
    };
}
