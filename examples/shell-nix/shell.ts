import { pkgs } from "@nixpkgs/latest";
import { text } from "tsnix";

export default pkgs.mkShell({
  packages: [pkgs.python3.withPackages((ps) => [ps.requests, ps.flask]), pkgs.redis],

  shellHook: text`
    redis-server --daemonize yes
  `,
});
