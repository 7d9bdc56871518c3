# What examples/flake-parts ought to be, written by hand.
{
  description = "A web application with its services";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    flake-parts.url = "github:hercules-ci/flake-parts";
    process-compose-flake.url = "github:Platonic-Systems/process-compose-flake";
    treefmt-nix.url = "github:numtide/treefmt-nix";
  };

  outputs =
    inputs@{ flake-parts, ... }:
    flake-parts.lib.mkFlake { inherit inputs; } {
      imports = [
        inputs.process-compose-flake.flakeModule
        inputs.treefmt-nix.flakeModule
      ];
      systems = [
        "x86_64-linux"
        "aarch64-darwin"
      ];
      perSystem =
        {
          config,
          pkgs,
          self',
          ...
        }:
        {
          packages.default = pkgs.hello;
          devShells.default = pkgs.mkShell {
            inputsFrom = [ self'.packages.default ];
            packages = [ config.treefmt.build.wrapper ];
          };
          treefmt.projectRootFile = "flake.nix";
          treefmt.programs.nixfmt.enable = true;
          process-compose.services.settings.processes = {
            redis.command = "${pkgs.redis}/bin/redis-server --port 6380";
            web.command = self'.packages.default;
            web.depends_on.redis.condition = "process_started";
          };
        };
      flake.templates.default.path = ./.;
      flake.templates.default.description = "This flake";
    };
}
