import { flake } from "tsnix";

export default flake({
  description: "A flake in full",

  inputs: {
    nixpkgs: { url: "github:NixOS/nixpkgs/nixos-unstable" },
  },

  outputs: ({ self, nixpkgs }) => {
    const system = "x86_64-linux";
    const pkgs = nixpkgs.legacyPackages[system];

    return {
      packages: {
        [system]: {
          default: pkgs.hello,
          tool: pkgs.writeShellScriptBin("tool", `exec ${pkgs.jq}/bin/jq "$@"`),
        },
      },

      devShells: {
        [system]: {
          default: pkgs.mkShell({ packages: [self.packages[system].tool] }),
        },
      },
    };
  },
});
