import { nixpkgs } from "@nixpkgs/24.11";
import { hosts } from "./hosts.ts";
import { base, roles } from "./roles.ts";

export default {
  nixosConfigurations: Object.fromEntries(
    Object.entries(hosts).map(([name, host]) => [
      name,
      nixpkgs.lib.nixosSystem({
        system: host.system,
        modules: [base, { networking: { hostName: name } }, ...host.roles.map((role) => roles[role])],
      }),
    ]),
  ),
};
