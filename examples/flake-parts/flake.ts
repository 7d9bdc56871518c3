import { flake, path } from "tsnix";

export default flake({
  description: "A web application with its services",

  inputs: {
    nixpkgs: { url: "github:NixOS/nixpkgs/nixpkgs-unstable" },
    "flake-parts": { url: "github:hercules-ci/flake-parts" },
    "process-compose-flake": { url: "github:Platonic-Systems/process-compose-flake" },
    "treefmt-nix": { url: "github:numtide/treefmt-nix" },
  },

  outputs: (inputs) =>
    inputs["flake-parts"].lib.mkFlake({ inputs }, {
      imports: [inputs["process-compose-flake"].flakeModule, inputs["treefmt-nix"].flakeModule],
      systems: ["x86_64-linux", "aarch64-darwin"],

      perSystem: ({ pkgs, config, "self'": own }) => ({
        packages: { default: pkgs.hello },
        devShells: { default: pkgs.mkShell({ inputsFrom: [own.packages.default], packages: [config.treefmt.build.wrapper] }) },
        treefmt: { projectRootFile: "flake.nix", programs: { nixfmt: { enable: true } } },
        "process-compose": {
          services: {
            settings: {
              processes: {
                redis: { command: `${pkgs.redis}/bin/redis-server --port 6380` },
                web: { command: own.packages.default, depends_on: { redis: { condition: "process_started" } } },
              },
            },
          },
        },
      }),

      flake: { templates: { default: { path: path("./."), description: "This flake" } } },
    }),
});
