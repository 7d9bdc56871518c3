// mkDerivation: its arguments, its phases, variables of the build.
import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

export const program = pkgs.stdenv.mkDerivation({
  pname: "program",
  version: "1.0",
  src: pkgs.fetchFromGitHub({ owner: "owner", repo: "program", rev: "v1.0", hash: lib.fakeHash }),
  patches: [path("./a.patch"), pkgs.fetchpatch({ url: "https://example.org/b.patch", hash: "" })],
  outputs: ["out", "dev"],
  nativeBuildInputs: [pkgs.cmake, pkgs.pkg_config, ...lib.optional(pkgs.stdenv.isDarwin, pkgs.xcbuild)],
  buildInputs: [pkgs.openssl, pkgs.stdenv.hostPlatform.isLinux ? pkgs.systemd : null],
  cmakeFlags: [lib.cmakeBool("WITH_TESTS", false)],
  env: { NIX_CFLAGS_COMPILE: "-O2", JOBS: 4, PREFIX: pkgs.openssl },
  CGO_ENABLED: 0,
  dontStrip: true,
  doCheck: true,
  installPhase: `
    runHook preInstall
    install -D program $out/bin/program
    runHook postInstall
  `,
  passthru: { tests: {} },
  meta: {
    description: "A program",
    homepage: "https://example.org",
    license: [lib.licenses.mit, lib.licenses.asl20],
    maintainers: [lib.maintainers.someone!],
    platforms: lib.platforms.linux,
    mainProgram: "program",
  },
});

export const final = pkgs.stdenv.mkDerivation((finalAttrs) => ({
  pname: "final",
  version: "2.0",
  src: pkgs.fetchurl({
    url: `https://example.org/${finalAttrs.pname}-${finalAttrs.version}.tar.gz`,
    hash: "",
  }),
}));

// @ts-expect-error: misspelt
pkgs.stdenv.mkDerivation({ name: "x", buildInput: [] });
// @ts-expect-error: a list
pkgs.stdenv.mkDerivation({ name: "x", buildInputs: pkgs.openssl });
// @ts-expect-error: a phase is text
pkgs.stdenv.mkDerivation({ name: "x", buildPhase: ["make"] });
// @ts-expect-error: a licence is not text in a list
pkgs.stdenv.mkDerivation({ name: "x", meta: { license: ["mit"] } });
// @ts-expect-error: a flag is a boolean
pkgs.stdenv.mkDerivation({ name: "x", dontStrip: "yes" });
// @ts-expect-error: fetchers say who owns a repository
pkgs.fetchFromGitHub({ repo: "x", rev: "1", hash: "" });
