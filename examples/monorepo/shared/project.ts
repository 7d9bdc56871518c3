import { pkgs } from "@nixpkgs/latest";

/** The version of all parts. */
export const version = "2.0.0";

/** What every shell of the repository has. */
export const tools = [pkgs.git, pkgs.just];

/** A shell with these tools and some of its own. */
export const shell = (...own: (typeof pkgs.git)[]) => pkgs.mkShell({ packages: [...tools, ...own] });
