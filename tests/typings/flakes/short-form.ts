// The short form: every output that it may have, checked by `satisfies Flake`.
import { lib, nixpkgs, pkgs, pkgsFor, system } from "@nixpkgs/latest";
import { forSystems, nixosModule, overlay, path, self, text } from "tsnix";

const version = self.shortRev ?? "dirty";

const hello = pkgs.stdenv.mkDerivation({
  pname: "hello",
  version,
  src: path("./."),
  nativeBuildInputs: [pkgs.cmake, pkgs["pkg-config"]],
  buildInputs: [pkgs.openssl, ...lib.optionals(pkgs.stdenv.isLinux, [pkgs.systemd])],
  meta: { mainProgram: "hello", license: lib.licenses.mit, platforms: lib.platforms.unix },
});

export default {
  description: "Every output of the short form",
  systems: ["x86_64-linux", "aarch64-darwin"],
  nixConfig: { "extra-substituters": ["https://cache.example.org"] },
  package: hello,
  packages: forSystems(["x86_64-linux"], { image: pkgs.dockerTools.buildImage({ name: "hello" }) }),
  devShell: pkgs.mkShell({
    inputsFrom: [hello],
    shellHook: text`
      echo ${hello}/bin/hello on ${system}
    `,
  }),
  devShells: { ci: pkgs.mkShellNoCC({ packages: [pkgs.jq] }) },
  app: hello,
  apps: { serve: { type: "app", program: `${hello}/bin/serve` } },
  checks: { hello },
  formatter: pkgs.nixfmt,
  overlays: {
    default: (final, prev) => ({ hello: final.callPackage(path("./hello.nix"), {}), jq: prev.jq }),
    tools: overlay((final) => ({ tool: final.hello })),
  },
  nixosModules: {
    default: nixosModule(({ config, lib, pkgs }) => ({
      options: { services: { hello: lib.mkEnableOption("hello") } },
      config: lib.mkIf(config.services.hello, { environment: { systemPackages: [pkgs.hello] } }),
    })),
    plain: { networking: { hostName: "plain" } },
    file: path("./module.nix"),
  },
  nixosConfigurations: {
    web: nixpkgs.lib.nixosSystem({
      system: "x86_64-linux",
      specialArgs: { role: "web" },
      modules: [
        path("./hardware.nix"),
        ({ pkgs, role }) => ({ networking: { hostName: role }, environment: { systemPackages: [pkgs.git] } }),
        self.nixosModules.default,
      ],
    }),
  },
  templates: { default: { path: path("./template"), description: "A start" } },
  lib: { double: (x: number) => x * 2 },
  hydraJobs: { hello: pkgsFor("x86_64-linux").hello },
} satisfies Flake;
