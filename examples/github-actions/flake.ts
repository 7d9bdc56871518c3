import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

const source = path("./.");

const check = (name: string, tool: typeof pkgs.shellcheck, command: string) =>
  pkgs.runCommand(name, { nativeBuildInputs: [tool] }, `cd ${source} && ${command} && touch $out`);

export default {
  systems: ["x86_64-linux"],
  checks: {
    scripts: check("scripts", pkgs.shellcheck, "shellcheck scripts/*.sh"),
    workflows: check("workflows", pkgs.actionlint, "actionlint .github/workflows/*.yml"),
  },
  formatter: pkgs["nixfmt-rfc-style"],
  devShell: pkgs.mkShell({ packages: [pkgs.shellcheck, pkgs.actionlint] }),
};
