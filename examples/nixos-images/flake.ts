import "@nixpkgs/24.11";
import generators from "github:nix-community/nixos-generators" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { forSystems, nixosModule } from "tsnix";

const base = nixosModule(({ pkgs }) => ({
  networking: { hostName: "appliance" },
  services: { openssh: { enable: true } },
  environment: { systemPackages: [pkgs.htop] },
  system: { stateVersion: "24.11" },
}));

const formats = ["iso", "qcow", "vm"] as const;

export default {
  nixosModules: { default: base },
  packages: forSystems(
    ["x86_64-linux"],
    Object.fromEntries(
      formats.map((format) => [format, generators.nixosGenerate({ system: "x86_64-linux", format, modules: [base] })]),
    ),
  ),
};
