import { pkgs } from "@nixpkgs/latest";
import { path, pick } from "tsnix";
import manifest from "./Cargo.toml";

const counter = pkgs.rustPlatform.buildRustPackage({
  pname: manifest.package.name,
  version: manifest.package.version,
  src: path("./."),
  // Fetches what the lock file names, so that no hash has to be kept in step.
  cargoDeps: pkgs.rustPlatform.importCargoLock({ lockFile: path("./Cargo.lock") }),
  meta: { mainProgram: "counter" },
});

export default {
  package: counter,
  checks: { counter },
  devShell: pkgs.mkShell({
    inputsFrom: [counter],
    packages: pick(pkgs, "rust-analyzer", "clippy", "rustfmt"),
    RUST_BACKTRACE: "1",
  }),
};
