import { lib, pkgs } from "@nixpkgs/latest";
import { nixosModule, text } from "tsnix";

const keys = { ann: "ssh-ed25519 AAAAann", bob: "ssh-ed25519 AAAAbob" };
const ports = { http: 80, https: 443 };

export default nixosModule(({ config }) => ({
  boot: { loader: { grub: { device: "/dev/sda" } } },
  fileSystems: { "/": { device: "/dev/sda1", fsType: "ext4" } },

  networking: {
    hostName: "web",
    firewall: { allowedTCPPorts: Object.values(ports) },
  },

  services: {
    nginx: {
      enable: true,
      virtualHosts: {
        "example.org": {
          locations: { "/": { proxyPass: `http://127.0.0.1:${8000 + 1}` } },
        },
      },
    },
    postgresql: {
      enable: true,
      package: pkgs.postgresql_11,
      ensureDatabases: ["app"],
      authentication: text`
        local all all trust
      `,
    },
    openssh: { enable: true, permitRootLogin: "no" },
    redis: { enable: lib.mkDefault(true) },
  },

  users: {
    users: Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [
        name,
        { isNormalUser: true, extraGroups: ["wheel"], openssh: { authorizedKeys: { keys: [key] } } },
      ]),
    ),
  },

  environment: {
    systemPackages: [pkgs.git, pkgs.htop, config.services.postgresql.package],
    etc: { "motd.txt": { text: `Welcome to ${config.networking.hostName}` } },
  },

  systemd: {
    services: {
      report: {
        wantedBy: ["multi-user.target"],
        after: ["postgresql.service"],
        path: [pkgs.curl],
        environment: { PORT: `${ports.http}` },
        serviceConfig: { ExecStart: `${pkgs.hello}/bin/hello`, Restart: "on-failure" },
      },
    },
  },

  nix: { gc: { automatic: true, dates: "weekly" } },
  system: { stateVersion: "20.09" },
}));
