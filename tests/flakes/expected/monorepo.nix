# What examples/monorepo ought to be, written by hand.
{
  description = "All parts";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    client.url = "path:./client";
    client.inputs.nixpkgs.follows = "nixpkgs";
    server.url = "path:./server";
    server.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      client,
      server,
    }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] f;
      parts = system: {
        client = client.packages.${system}.default;
        server = server.packages.${system}.default;
      };
    in
    {
      packages = each (
        system:
        parts system
        // {
          default = nixpkgs.legacyPackages.${system}.symlinkJoin {
            name = "all";
            paths = [
              (parts system).client
              (parts system).server
            ];
          };
        }
      );
      checks = each parts;
      devShells = each (
        system: with nixpkgs.legacyPackages.${system}; {
          default = mkShell {
            packages = [
              git
              just
              go
              shellcheck
            ];
          };
        }
      );
    };
}
