import { pkgs } from "@nixpkgs/latest";
import { shell, version } from "../shared/project.ts";

export default {
  description: "The client",
  package: pkgs.writeShellApplication({
    name: "client",
    runtimeInputs: [pkgs.curl],
    text: `curl --user-agent "client/${version}" "$@"`,
  }),
  devShell: shell(pkgs.shellcheck),
};
