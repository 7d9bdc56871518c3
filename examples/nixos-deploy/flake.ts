import { nixpkgs, pkgs, system } from "@nixpkgs/24.11";
import agenix from "github:ryantm/agenix" with { "inputs.nixpkgs.follows": "nixpkgs" };
import deploy from "github:serokell/deploy-rs" with { "inputs.nixpkgs.follows": "nixpkgs" };
import disko from "github:nix-community/disko" with { "inputs.nixpkgs.follows": "nixpkgs" };
import hardware from "github:NixOS/nixos-hardware";
import sops from "github:Mic92/sops-nix" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { nixosModule, path } from "tsnix";

const common = nixosModule(({ config }) => ({
  age: { secrets: { wifi: { file: path("./secrets/wifi.age"), owner: "root" } } },
  sops: { defaultSopsFile: path("./secrets/all.yaml"), secrets: { token: {} } },
  services: { "github-runners": { ci: { enable: true, url: "https://github.com/example/app", tokenFile: config.sops.secrets.token.path } } },
  disko: {
    devices: {
      disk: {
        main: {
          type: "disk",
          device: "/dev/nvme0n1",
          content: {
            type: "gpt",
            partitions: {
              ESP: { size: "512M", type: "EF00", content: { type: "filesystem", format: "vfat", mountpoint: "/boot" } },
              root: { size: "100%", content: { type: "filesystem", format: "ext4", mountpoint: "/" } },
            },
          },
        },
      },
    },
  },
}));

const machine = (name: string) =>
  nixpkgs.lib.nixosSystem({
    system: "x86_64-linux",
    modules: [
      agenix.nixosModules.default,
      disko.nixosModules.disko,
      sops.nixosModules.sops,
      hardware.nixosModules["common-pc-ssd"],
      common,
      { networking: { hostName: name } },
    ],
  });

const machines = { alpha: machine("alpha"), beta: machine("beta") };
const { activate } = deploy.lib["x86_64-linux"];

const fleet = {
  sshUser: "deploy",
  user: "root",
  nodes: {
    alpha: { hostname: "10.0.0.1", profiles: { system: { path: activate.nixos(machines.alpha) } } },
    beta: { hostname: "10.0.0.2", profiles: { system: { path: activate.nixos(machines.beta) } }, remoteBuild: true },
  },
};

export default {
  nixosConfigurations: machines,
  deploy: fleet,
  checks: deploy.lib[system].deployChecks(fleet),
  devShell: pkgs.mkShell({ packages: [deploy.packages[system].default, agenix.packages[system].default, pkgs.sops] }),
};
