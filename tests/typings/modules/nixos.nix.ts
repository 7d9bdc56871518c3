// A NixOS module file: options with their types, definitions with conditions.
import { lib, pkgs } from "@nixpkgs/latest";
import { nixosModule, path } from "tsnix";

export default nixosModule<{ inputs: { readonly self: FlakeSelf } }>(
  { imports: [path("./hardware.nix")] },
  ({ config, inputs, modulesPath }) => ({
    options: {
      services: {
        web: {
          enable: lib.mkEnableOption("the web server"),
          package: lib.mkPackageOption(pkgs, "nginx", {}),
          port: lib.mkOption({ type: lib.types.port, default: 80, description: "Where it listens." }),
          level: lib.mkOption({ type: lib.types.enum(["debug", "info"]), default: "info" }),
          hosts: lib.mkOption({ type: lib.types.listOf(lib.types.str), default: [] }),
        },
      },
    },
    config: lib.mkIf(config.services.web.enable, {
      systemd: {
        services: {
          web: {
            wantedBy: ["multi-user.target"],
            serviceConfig: { ExecStart: lib.getExe(config.services.web.package) },
          },
        },
      },
      environment: {
        etc: { revision: { text: inputs.self.rev ?? "dirty" } },
        systemPackages: lib.mkBefore([pkgs.git]),
      },
      networking: { firewall: { allowedTCPPorts: lib.mkDefault([config.services.web.port]) } },
      nix: { package: lib.mkForce(pkgs.nix), nixPath: [modulesPath] },
    }),
  }),
);

// @ts-expect-error: what specialArgs adds must be said
nixosModule(({ inputs }) => ({ x: inputs }));
// @ts-expect-error: a module is a set or a function
nixosModule("x");
