// Builders for Go, Rust and JavaScript.
import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

export const go = pkgs.buildGoModule({
  pname: "server",
  version: "0.1.0",
  src: path("./."),
  vendorHash: null,
  subPackages: ["cmd/server"],
  ldflags: ["-s", "-w"],
  CGO_ENABLED: 0,
});
export const goFinal = pkgs.buildGoModule((finalAttrs) => ({
  pname: "server",
  version: "0.1.0",
  src: pkgs.fetchFromGitHub({ owner: "o", repo: "r", tag: `v${finalAttrs.version}`, hash: "" }),
  vendorHash: lib.fakeHash,
}));
export const rust = pkgs.rustPlatform.buildRustPackage({
  pname: "tool",
  version: "0.1.0",
  src: lib.cleanSource(path("./.")),
  cargoLock: { lockFile: path("./Cargo.lock"), outputHashes: { "x-0.1.0": lib.fakeHash } },
  nativeBuildInputs: [pkgs.rustPlatform.bindgenHook],
  buildFeatures: ["cli"],
});
export const node = pkgs.buildNpmPackage({
  pname: "site",
  version: "1.0.0",
  src: path("./."),
  npmDepsHash: lib.fakeHash,
  npmBuildScript: "build",
  nodejs: pkgs.nodejs_22,
  dontNpmBuild: true,
});
export const custom = pkgs.makeRustPlatform({ cargo: pkgs.cargo, rustc: pkgs.rustc }).buildRustPackage({
  name: "x",
  cargoHash: "",
});
export const pnpm = pkgs.pnpm.fetchDeps({ pname: "x", src: path("./."), hash: "" });

// @ts-expect-error: misspelt
pkgs.buildGoModule({ pname: "x", version: "1", vendorSha: null });
// @ts-expect-error: a lock file is a path
pkgs.rustPlatform.buildRustPackage({ pname: "x", version: "1", cargoLock: { lockFile: "./Cargo.lock" } });
// @ts-expect-error: a hash is text
pkgs.buildNpmPackage({ pname: "x", version: "1", npmDepsHash: 1 });
