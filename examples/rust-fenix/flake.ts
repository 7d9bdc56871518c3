import { pkgs, system } from "@nixpkgs/latest";
import fenix from "github:nix-community/fenix" with { "inputs.nixpkgs.follows": "nixpkgs" };
import naersk from "github:nix-community/naersk" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { path } from "tsnix";

const rust = fenix.packages[system];
const toolchain = rust.combine([rust.stable.cargo, rust.stable.rustc, rust.targets["wasm32-unknown-unknown"].stable["rust-std"]]);
const builder = naersk.lib[system].override({ cargo: toolchain, rustc: toolchain });

export default {
  package: builder.buildPackage({ src: path("./."), doCheck: true }),
  checks: { clippy: builder.buildPackage({ src: path("./."), mode: "clippy" }) },
  devShell: pkgs.mkShell({ packages: [toolchain, rust["rust-analyzer"], rust.stable.rustfmt] }),
};
