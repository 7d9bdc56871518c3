import { lib, pkgs } from "@nixpkgs/latest";
import { pick, text } from "tsnix";

const languages = {
  go: [pkgs.go, pkgs.gopls],
  node: [pkgs.nodejs_22, pkgs.typescript],
  python: [pkgs.python3.withPackages((ps) => [ps.requests, ps.pytest])],
  rust: pick(pkgs, "cargo", "rustc", "clippy", "rustfmt", "rust-analyzer"),
};

// Libraries that packages of several languages are built against.
const libraries = [pkgs.openssl, pkgs.zlib];

export default {
  devShell: pkgs.mkShell({
    packages: [...Object.values(languages).flat(), pkgs["pkg-config"]],
    buildInputs: libraries,
    LD_LIBRARY_PATH: lib.makeLibraryPath(libraries),
    RUST_BACKTRACE: "1",
    shellHook: text`
      echo "ready: ${Object.keys(languages).join(", ")}"
    `,
  }),
};
