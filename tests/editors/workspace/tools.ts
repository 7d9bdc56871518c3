import { pkgs } from "@nixpkgs/latest";

/** What everybody on the team has. */
export const tools = [pkgs.git, pkgs.jq];
