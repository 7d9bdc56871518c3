import type { Flake } from "tsnix";

const systems = ["x86_64-linux", "aarch64-darwin"] as const;

export default {
  description: "Formatter and shells of two systems",

  inputs: {
    nixpkgs: { url: "github:NixOS/nixpkgs/nixpkgs-unstable" },
  },

  outputs: ({ nixpkgs }) => {
    const forSystems = <T>(f: (pkgs: Packages) => T) =>
      nixpkgs.lib.genAttrs(systems, (system) => f(nixpkgs.legacyPackages[system]));

    return {
      formatter: forSystems((pkgs) => pkgs.nixfmt),
      devShells: forSystems((pkgs) => ({
        default: pkgs.mkShell({ packages: [pkgs.git, pkgs.just] }),
      })),
    };
  },
} satisfies Flake;
