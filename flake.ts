import { pkgs } from "@nixpkgs/latest";
import { overlay, path, text } from "tsnix";
import type { Packages } from "tsnix";

// Built from any package set, so that the overlay and the packages below are the same.
const build = (set: Packages) =>
  set.rustPlatform.buildRustPackage({
    pname: "tsnix",
    version: "0.1.0",
    src: path("./."),
    cargoLock: { lockFile: path("./Cargo.lock") },
    cargoBuildFlags: ["--package", "tsnix"],
    // The rest of the tests wants Nix and Node: `cargo xtask test`.
    cargoTestFlags: ["--package", "tsnix"],

    meta: {
      description: "Compiler from TypeScript to Nix",
      homepage: "https://github.com/tsnix/tsnix",
      license: [set.lib.licenses.mit, set.lib.licenses.asl20],
      mainProgram: "tsnix",
    },
  });

const tsnix = build(pkgs);

export default {
  description: "Write Nix in TypeScript",

  package: tsnix,

  overlays: {
    default: overlay((final) => ({ tsnix: build(final) })),
  },

  devShell: pkgs.mkShell({
    packages: [
      pkgs.cargo,
      pkgs.rustc,
      pkgs.clippy,
      pkgs.rustfmt,
      pkgs["rust-analyzer"],
      pkgs.nodejs,
      pkgs.nixfmt,
    ],
  }),

  checks: {
    package: tsnix,

    // This flake is what its own source gives.
    fresh: pkgs.runCommand(
      "fresh-outputs",
      { nativeBuildInputs: [tsnix], src: path("./.") },
      text`
        cd $src
        tsnix build --check flake.ts
        touch $out
      `,
    ),
  },

  formatter: pkgs.nixfmt,
};
