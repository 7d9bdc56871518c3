// The full form: the arguments of `outputs` follow from the URLs of the inputs.
import { flake } from "tsnix";

const systems = ["x86_64-linux", "aarch64-linux"] as const;

export default flake({
  description: "A flake in full",
  inputs: {
    nixpkgs: { url: "github:NixOS/nixpkgs/nixos-unstable" },
    "flake-utils": { url: "github:numtide/flake-utils" },
    hm: { url: "github:nix-community/home-manager", inputs: { nixpkgs: { follows: "nixpkgs" } } },
    other: { url: "github:owner/other" },
    data: { url: "github:owner/data", flake: false },
  },
  outputs: ({ self, nixpkgs, "flake-utils": utils, hm, other, data, registered }) => {
    const packages = nixpkgs.lib.genAttrs(systems, (system) => ({
      default: nixpkgs.legacyPackages[system].hello,
      other: other.packages[system].default,
    }));
    const shells = utils.lib.eachDefaultSystem((system) => ({
      devShells: {
        default: nixpkgs.legacyPackages[system].mkShell({ inputsFrom: [self.packages[system].default] }),
      },
    }));
    return {
      packages,
      ...shells,
      source: `${data}/x`,
      registered: registered.lib,
      homeConfigurations: {
        me: hm.lib.homeManagerConfiguration({
          pkgs: nixpkgs.legacyPackages["x86_64-linux"],
          modules: [({ pkgs }) => ({ home: { packages: [pkgs.git] } })],
        }),
      },
    };
  },
});

export const plain = {
  inputs: { nixpkgs: { url: "nixpkgs" } },
  outputs: ({ nixpkgs }) => ({
    packages: { "x86_64-linux": { default: nixpkgs.legacyPackages["x86_64-linux"].hello } },
  }),
} satisfies Flake;

export const wrong = flake({
  inputs: {
    nixpkgs: { url: "github:NixOS/nixpkgs/nixos-unstable" },
    data: { url: "github:a/b", flake: false },
  },
  outputs: ({ nixpkgs, data }) => ({
    // @ts-expect-error: no such function in lib
    a: nixpkgs.lib.genAttr(["x"], () => 1),
    // @ts-expect-error: a source tree has no outputs
    b: data.packages,
  }),
});

export const notPackages = flake({
  // @ts-expect-error: packages are by system and name
  outputs: ({ nixpkgs }) => ({ packages: nixpkgs.legacyPackages["x86_64-linux"].hello.version }),
});
