// Options that a module declares in its first part have their types in `config`; all others are Untyped.
import { lib, pkgs } from "@nixpkgs/latest";
import { nixosModule } from "tsnix";

export default nixosModule(
  {
    options: {
      services: {
        web: {
          enable: lib.mkEnableOption("the web server"),
          port: lib.mkOption({ type: lib.types.port, default: 80 }),
          level: lib.mkOption({ type: lib.types.enum(["debug", "info"]), default: "info" }),
          sites: lib.mkOption({
            type: lib.types.attrsOf(
              lib.types.submodule({ options: { root: lib.mkOption({ type: lib.types.path }) } }),
            ),
            default: {},
          }),
        },
      },
    },
  },
  ({ config, pkgs: own }) => {
    const web = config.services.web;
    const port: number = web.port;
    const level: "debug" | "info" = web.level;
    const roots: (Path | string)[] = Object.values(web.sites).map((site) => site.root);
    // @ts-expect-error: a number
    const text: string = web.port;
    return {
      config: lib.mkIf(web.enable, {
        environment: { systemPackages: [own.nginx, pkgs.git], variables: { port, level, text } },
        networking: { hostName: config.networking.hostName },
        services: { other: config.services.other.whatever, roots },
      }),
    };
  },
);
