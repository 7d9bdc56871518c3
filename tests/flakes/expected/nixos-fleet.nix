# What examples/nixos-fleet ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs =
    { self, nixpkgs }:
    let
      base = name: { pkgs, ... }: {
        networking.hostName = name;
        networking.hosts = {
          "10.0.0.1" = [ "alpha" ];
          "10.0.0.2" = [ "beta" ];
          "10.0.0.3" = [ "gamma" ];
        };
        services.openssh.enable = true;
        environment.systemPackages = [
          pkgs.git
          pkgs.htop
        ];
      };
      web = {
        services.nginx.enable = true;
        networking.firewall.allowedTCPPorts = [
          80
          443
        ];
      };
      database = { pkgs, ... }: {
        services.postgresql.enable = true;
        services.postgresql.package = pkgs.postgresql_16;
        networking.firewall.allowedTCPPorts = [ 5432 ];
      };
      host =
        name: system: roles:
        nixpkgs.lib.nixosSystem {
          inherit system;
          modules = [ (base name) ] ++ roles;
        };
    in
    {
      nixosConfigurations = {
        alpha = host "alpha" "x86_64-linux" [ web ];
        beta = host "beta" "x86_64-linux" [ database ];
        gamma = host "gamma" "aarch64-linux" [
          web
          database
        ];
      };
    };
}
