# What examples/nixos-server ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs =
    { self, nixpkgs }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [
          (
            {
              config,
              lib,
              pkgs,
              ...
            }:
            let
              proxy = port: {
                forceSSL = true;
                enableACME = true;
                locations."/" = {
                  proxyPass = "http://127.0.0.1:${toString port}";
                  proxyWebsockets = true;
                };
              };
              user = key: {
                isNormalUser = true;
                extraGroups = [ "wheel" ];
                openssh.authorizedKeys.keys = [ key ];
              };
            in
            {
              networking.hostName = "web";
              networking.firewall.enable = true;
              networking.firewall.allowedTCPPorts = [
                22
                80
                443
              ];

              security.acme.acceptTerms = true;
              security.acme.defaults.email = "admin@example.org";

              services.nginx = {
                enable = true;
                recommendedProxySettings = true;
                recommendedTlsSettings = true;
                virtualHosts."www.example.org" = proxy 8000;
                virtualHosts."api.example.org" = proxy 8001;
              };

              services.postgresql = {
                enable = true;
                package = pkgs.postgresql_16;
                settings = {
                  max_connections = 200;
                  shared_buffers = "512MB";
                  log_min_duration_statement = 250;
                };
                ensureDatabases = [ "app" ];
                ensureUsers = [
                  {
                    name = "app";
                    ensureDBOwnership = true;
                  }
                ];
              };

              services.redis.servers.cache = {
                enable = true;
                port = 6379;
              };

              services.openssh = {
                enable = true;
                settings.PasswordAuthentication = false;
                settings.PermitRootLogin = "no";
              };

              users.users.ann = user "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAnn ann";
              users.users.bob = user "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBob bob";

              environment.systemPackages = [
                pkgs.git
                pkgs.htop
                config.services.postgresql.package
              ];

              nix.settings.experimental-features = [
                "nix-command"
                "flakes"
              ];
              nix.gc = {
                automatic = true;
                dates = "weekly";
                options = "--delete-older-than 30d";
              };

              system.autoUpgrade = {
                enable = true;
                flake = "github:example/server";
                dates = "04:00";
                allowReboot = lib.mkDefault false;
              };
              system.stateVersion = "24.11";
            }
          )
        ];
      };
    };
}
