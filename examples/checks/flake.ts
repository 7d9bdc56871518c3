import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

/** A check that succeeds when the command does. */
const check = (name: string, tools: Derivation[], command: string) =>
  pkgs.runCommand(
    name,
    { nativeBuildInputs: tools, src: path("./.") },
    `cd $src && ${command} && touch $out`,
  );

export default {
  checks: {
    shell: check("shell", [pkgs.shellcheck], "shellcheck scripts/*.sh"),
    format: check("format", [pkgs.shfmt, pkgs.git], "shfmt -d scripts"),
  },

  formatter: pkgs.nixfmt,
};
