import { pkgs } from "@nixpkgs/latest";
import { text } from "tsnix";

// What everybody needs.
const common = [pkgs.git, pkgs.jq];

export default {
  devShells: {
    default: pkgs.mkShell({ packages: common }),

    backend: pkgs.mkShell({
      packages: [...common, pkgs.go, pkgs.gopls],
      DATABASE_URL: "postgres://localhost/dev",
      shellHook: text`
        echo "backend: $DATABASE_URL"
      `,
    }),

    frontend: pkgs.mkShell({
      packages: [...common, pkgs.nodejs],
      shellHook: text`
        export PATH="$PWD/node_modules/.bin:$PATH"
      `,
    }),
  },
};
