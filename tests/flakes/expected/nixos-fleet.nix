# What examples/nixos-fleet ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;

      hosts = {
        alpha = {
          system = "x86_64-linux";
          address = "10.0.0.1";
          roles = [ web ];
        };
        beta = {
          system = "x86_64-linux";
          address = "10.0.0.2";
          roles = [ database ];
        };
        gamma = {
          system = "aarch64-linux";
          address = "10.0.0.3";
          roles = [
            web
            database
          ];
        };
      };

      base =
        { pkgs, ... }:
        {
          services.openssh.enable = true;
          environment.systemPackages = with pkgs; [
            git
            htop
          ];
          networking.hosts = lib.mapAttrs' (name: host: lib.nameValuePair host.address [ name ]) hosts;
        };

      web = {
        services.nginx.enable = true;
        networking.firewall.allowedTCPPorts = [
          80
          443
        ];
      };

      database =
        { pkgs, ... }:
        {
          services.postgresql.enable = true;
          services.postgresql.package = pkgs.postgresql_16;
          networking.firewall.allowedTCPPorts = [ 5432 ];
        };
    in
    {
      nixosConfigurations = lib.mapAttrs (
        name: host:
        lib.nixosSystem {
          inherit (host) system;
          modules = [
            base
            { networking.hostName = name; }
          ]
          ++ host.roles;
        }
      ) hosts;
    };
}
