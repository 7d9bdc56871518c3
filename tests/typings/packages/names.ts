// The partial set: known names are derivations or sets, others are Untyped.
import { pkgs } from "@nixpkgs/latest";

export const known: Derivation[] = [
  pkgs.ripgrep,
  pkgs.nodejs_20,
  pkgs.nodejs_22,
  pkgs.python312,
  pkgs.postgresql_16,
  pkgs.go_1_22,
  pkgs["nixfmt-rfc-style"],
  pkgs._7zz,
  pkgs.python3Packages.numpy,
  pkgs.nodePackages.prettier,
  pkgs.vimPlugins["telescope-nvim"],
  pkgs["vscode-extensions"].golang.go,
  pkgs.xorg.libX11,
  pkgs.linuxPackages.kernel,
  pkgs.tmuxPlugins.sensible,
  pkgs["nerd-fonts"]["fira-code"],
  pkgs.php83.extensions.redis,
  pkgs.qt6.qtbase,
  pkgs.nodejs.pkgs.eslint,
  pkgs.python3.pkgs.requests,
];
export const unknownYet: number = pkgs.somethingNew;
export const crossed: Derivation = pkgs.pkgsCross["aarch64-multiplatform"].hello;
export const statically: Derivation = pkgs.pkgsStatic.hello;
export const compiler: Stdenv = pkgs.gcc13Stdenv;

// @ts-expect-error: a package, not a number
export const wrong: number = pkgs.git;
// @ts-expect-error: a set of packages is not a package
export const set: Derivation = pkgs.python3Packages;
