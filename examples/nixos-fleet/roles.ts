import { nixosModule } from "tsnix";
import { hosts } from "./hosts.ts";

/** What every host has. */
export const base = nixosModule(({ pkgs }) => ({
  services: { openssh: { enable: true } },
  environment: { systemPackages: [pkgs.git, pkgs.htop] },
  // Every host knows all others by name.
  networking: {
    hosts: Object.fromEntries(Object.entries(hosts).map(([name, host]) => [host.address, [name]])),
  },
}));

export const roles = {
  web: nixosModule({
    services: { nginx: { enable: true } },
    networking: { firewall: { allowedTCPPorts: [80, 443] } },
  }),
  database: nixosModule(({ pkgs }) => ({
    services: { postgresql: { enable: true, package: pkgs.postgresql_16 } },
    networking: { firewall: { allowedTCPPorts: [5432] } },
  })),
};
