# Stands in for agenix.
{
  description = "A stand-in for agenix";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      nixosModules.default.age.identityPaths = [ "/etc/ssh/ssh_host_ed25519_key" ];
      packages = builtins.mapAttrs (_: pkgs: {
        default = pkgs.lib.recorded pkgs "agenix" { };
      }) nixpkgs.legacyPackages;
    };
}
