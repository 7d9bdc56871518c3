import { lib, pkgs } from "@nixpkgs/24.11";
import { nixosModule } from "tsnix";

const domain = "example.org";
const keys = { ann: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAnn ann", bob: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBob bob" };

// One virtual host for each service, with the port that it listens on.
const services = { www: 8000, api: 8001 };

const virtualHost = (port: number) => ({
  forceSSL: true,
  enableACME: true,
  locations: { "/": { proxyPass: `http://127.0.0.1:${port}`, proxyWebsockets: true } },
});

export default nixosModule(({ config }) => ({
  networking: {
    hostName: "web",
    firewall: { enable: true, allowedTCPPorts: [22, 80, 443] },
  },

  security: { acme: { acceptTerms: true, defaults: { email: `admin@${domain}` } } },

  services: {
    nginx: {
      enable: true,
      recommendedProxySettings: true,
      recommendedTlsSettings: true,
      virtualHosts: Object.fromEntries(
        Object.entries(services).map(([name, port]) => [`${name}.${domain}`, virtualHost(port)]),
      ),
    },
    postgresql: {
      enable: true,
      package: pkgs.postgresql_16,
      settings: { max_connections: 200, shared_buffers: "512MB", log_min_duration_statement: 250 },
      ensureDatabases: ["app"],
      ensureUsers: [{ name: "app", ensureDBOwnership: true }],
    },
    redis: { servers: { cache: { enable: true, port: 6379 } } },
    openssh: { enable: true, settings: { PasswordAuthentication: false, PermitRootLogin: "no" } },
  },

  users: {
    users: Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [
        name,
        { isNormalUser: true, extraGroups: ["wheel"], openssh: { authorizedKeys: { keys: [key] } } },
      ]),
    ),
  },

  environment: { systemPackages: [pkgs.git, pkgs.htop, config.services.postgresql.package] },

  nix: {
    settings: { "experimental-features": ["nix-command", "flakes"] },
    gc: { automatic: true, dates: "weekly", options: "--delete-older-than 30d" },
  },

  system: {
    autoUpgrade: { enable: true, flake: "github:example/server", dates: "04:00", allowReboot: lib.mkDefault(false) },
    stateVersion: "24.11",
  },
}));
