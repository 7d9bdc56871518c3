# What examples/devenv ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    devenv.url = "github:cachix/devenv";
    devenv.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      devenv,
      ...
    }@inputs:
    {
      devShells =
        nixpkgs.lib.genAttrs
          [
            "x86_64-linux"
            "aarch64-linux"
            "x86_64-darwin"
            "aarch64-darwin"
          ]
          (
            system:
            let
              pkgs = nixpkgs.legacyPackages.${system};
            in
            {
              default = devenv.lib.mkShell {
                inherit inputs pkgs;
                modules = [
                  {
                    packages = [ pkgs.jq ];
                    languages.javascript.enable = true;
                    services.postgres.enable = true;
                    services.postgres.initialDatabases = [ { name = "app"; } ];
                    env.PORT = 8080;
                    processes.web.exec = "node server.js --port 8080";
                    scripts.hello.exec = "echo hello";
                    enterShell = "hello";
                  }
                  (
                    { config, ... }:
                    {
                      tasks."app:ready".exec = "pg_isready -h ${config.env.PGHOST}";
                    }
                  )
                ];
              };
            }
          );
    };
}
