import { lib, pkgs } from "@nixpkgs/latest";
import processCompose from "github:Platonic-Systems/process-compose-flake";
import { importNix, text } from "tsnix";

const ports = { postgres: 5433, redis: 6380, app: 8080 };
const data = "$PWD/.data";

const postgres = pkgs.writeShellApplication({
  name: "start-postgres",
  runtimeInputs: [pkgs.postgresql],
  text: text`
    mkdir -p "${data}"
    [ -d "${data}/postgres" ] || initdb --auth=trust -D "${data}/postgres"
    exec postgres -D "${data}/postgres" -p ${ports.postgres} -k "${data}"
  `,
});

const services = importNix(processCompose.lib)({ pkgs }).makeProcessCompose({
  name: "services",
  modules: [
    {
      settings: {
        processes: {
          postgres: {
            command: lib.getExe(postgres),
            readiness_probe: { exec: { command: `${pkgs.postgresql}/bin/pg_isready -h localhost -p ${ports.postgres}` } },
          },
          redis: { command: `${pkgs.redis}/bin/redis-server --port ${ports.redis}` },
          app: {
            command: `${pkgs.nodejs}/bin/node server.js`,
            environment: { PORT: `${ports.app}`, DATABASE_URL: `postgres://localhost:${ports.postgres}/app` },
            depends_on: { postgres: { condition: "process_healthy" }, redis: { condition: "process_started" } },
          },
        },
      },
    },
  ],
});

export default {
  package: services,
  app: services,
  devShell: pkgs.mkShell({
    packages: [pkgs.nodejs, pkgs.postgresql, pkgs.redis],
    PGPORT: `${ports.postgres}`,
  }),
};
