// Development shells.
import { lib, pkgs } from "@nixpkgs/latest";
import { text } from "tsnix";

const libraries = [pkgs.openssl, pkgs.zlib];

export const full = pkgs.mkShell({
  name: "dev",
  packages: [pkgs.git, ...libraries],
  inputsFrom: [pkgs.hello],
  nativeBuildInputs: [pkgs["pkg-config"]],
  LD_LIBRARY_PATH: lib.makeLibraryPath(libraries),
  RUST_SRC_PATH: `${pkgs.rustPlatform.rustLibSrc}`,
  env: { NODE_ENV: "development" },
  shellHook: text`
    export PATH="$PWD/bin:$PATH"
  `,
});
export const clang = pkgs.mkShell.override({ stdenv: pkgs.clangStdenv })({ packages: [pkgs.lldb] });
export const llvm = pkgs.mkShell.override({ stdenv: pkgs.llvmPackages_18.stdenv })({});
export const small = pkgs.mkShellNoCC({ packages: [pkgs.jq, null] });
export const readonlyList = pkgs.mkShell({ packages: [pkgs.git, pkgs.jq] as const });

// @ts-expect-error: names are not packages
pkgs.mkShell({ packages: ["git"] });
// @ts-expect-error: a hook is text
pkgs.mkShell({ shellHook: [] });
// @ts-expect-error: a standard environment, not a compiler
pkgs.mkShell.override({ stdenv: pkgs.clang });
