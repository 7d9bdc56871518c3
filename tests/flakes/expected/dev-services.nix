# What examples/dev-services ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  inputs.process-compose-flake.url = "github:Platonic-Systems/process-compose-flake";

  outputs =
    {
      self,
      nixpkgs,
      process-compose-flake,
    }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      services =
        pkgs:
        let
          postgres = pkgs.writeShellApplication {
            name = "start-postgres";
            runtimeInputs = [ pkgs.postgresql ];
            text = ''
              mkdir -p "$PWD/.data"
              [ -d "$PWD/.data/postgres" ] || initdb --auth=trust -D "$PWD/.data/postgres"
              exec postgres -D "$PWD/.data/postgres" -p 5433 -k "$PWD/.data"
            '';
          };
        in
        (import process-compose-flake.lib { inherit pkgs; }).makeProcessCompose {
          name = "services";
          modules = [
            {
              settings.processes = {
                postgres.command = "${postgres}/bin/start-postgres";
                postgres.readiness_probe.exec.command = "${pkgs.postgresql}/bin/pg_isready -h localhost -p 5433";
                redis.command = "${pkgs.redis}/bin/redis-server --port 6380";
                app = {
                  command = "${pkgs.nodejs}/bin/node server.js";
                  environment.PORT = "8080";
                  environment.DATABASE_URL = "postgres://localhost:5433/app";
                  depends_on.postgres.condition = "process_healthy";
                  depends_on.redis.condition = "process_started";
                };
              };
            }
          ];
        };
    in
    {
      packages = each (pkgs: {
        default = services pkgs;
      });
      apps = each (pkgs: {
        default = {
          type = "app";
          program = "${services pkgs}/bin/services";
        };
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.nodejs
            pkgs.postgresql
            pkgs.redis
          ];
          PGPORT = "5433";
        };
      });
    };
}
