import { pkgs } from "@nixpkgs/latest";
import { forSystems, path } from "tsnix";

const python = pkgs.python3.withPackages((ps) => [ps.flask, ps.gunicorn]);

const environment = {
  GREETING: "hello",
  PORT: "8000",
  PYTHONPATH: path("./."),
};

// NAME=value, as images have it.
const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);

export default {
  packages: forSystems(["x86_64-linux", "aarch64-linux"], {
    web: pkgs.dockerTools.buildLayeredImage({
      name: "web",
      tag: "1.0",
      contents: [python, pkgs.cacert],
      config: {
        Cmd: [`${python}/bin/gunicorn`, "--bind", `0.0.0.0:${environment.PORT}`, "server:app"],
        Env: variables,
        ExposedPorts: { [`${environment.PORT}/tcp`]: {} },
      },
    }),

    tools: pkgs.dockerTools.buildImage({
      name: "tools",
      copyToRoot: pkgs.buildEnv({
        name: "root",
        paths: [pkgs.bash, pkgs.coreutils, pkgs.curl, pkgs.dockerTools.caCertificates],
        pathsToLink: ["/bin", "/etc"],
      }),
      config: { Cmd: ["/bin/bash"], WorkingDir: "/data", Volumes: { "/data": {} } },
    }),
  }),
};
