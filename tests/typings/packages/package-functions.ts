// Functions for callPackage: packages by name, arguments of one's own.
import { lib, pkgs } from "@nixpkgs/latest";
import { packageFunction, path } from "tsnix";

export const build = packageFunction<{ withDocs?: boolean; name: string }>(
  ({ stdenv, fetchurl, lib, openssl, withDocs = false, name }) =>
    stdenv.mkDerivation({
      pname: name,
      version: "1.0",
      src: fetchurl({ url: "https://example.org", hash: lib.fakeHash }),
      buildInputs: [openssl],
      configureFlags: [lib.withFeature(withDocs, "docs")],
    }),
);

export const built: Derivation = pkgs.callPackage(build, { name: "x", withDocs: true });
export const inline: Derivation = pkgs.callPackage(({ runCommand }) => runCommand("x", {}, "touch $out"), {});
export const file: Derivation = pkgs.callPackage(path("./package.nix"), { enableX: true });
export const typed: number = pkgs.callPackage((args: { jq: Derivation }) => args.jq.version.length, {});
export const scoped = lib.callPackageWith(pkgs, build, { name: "y" });

// @ts-expect-error: a name is needed
pkgs.callPackage(build, {});
// @ts-expect-error: not a boolean
pkgs.callPackage(build, { name: "x", withDocs: "yes" });
// @ts-expect-error: what it gives is a package
packageFunction(({ hello }) => hello.version);
// @ts-expect-error: the second argument is needed
pkgs.callPackage(path("./package.nix"));
