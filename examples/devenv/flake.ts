import { pkgs } from "@nixpkgs/latest";
import devenv from "github:cachix/devenv" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { self } from "tsnix";

const port = 8080;

export default {
  devShell: devenv.lib.mkShell({
    inputs: self.inputs,
    pkgs,
    modules: [
      {
        packages: [pkgs.jq],
        languages: { javascript: { enable: true } },
        services: { postgres: { enable: true, initialDatabases: [{ name: "app" }] } },
        env: { PORT: port },
        processes: { web: { exec: `node server.js --port ${port}` } },
        scripts: { hello: { exec: "echo hello" } },
        enterShell: "hello",
      },
      ({ config }) => ({ tasks: { "app:ready": { exec: `pg_isready -h ${config.env.PGHOST}` } } }),
    ],
  }),
};
