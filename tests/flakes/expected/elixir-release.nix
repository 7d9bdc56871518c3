# What examples/elixir-release ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      chat =
        pkgs:
        pkgs.beamPackages.mixRelease {
          pname = "chat";
          version = "0.1.0";
          src = ./.;
          mixFodDeps = pkgs.beamPackages.fetchMixDeps {
            pname = "chat-deps";
            version = "0.1.0";
            src = ./.;
            hash = nixpkgs.lib.fakeHash;
          };
          meta.mainProgram = "chat";
        };
    in
    {
      packages = each (pkgs: {
        default = chat pkgs;
      });
      apps = each (pkgs: {
        default = {
          type = "app";
          program = "${chat pkgs}/bin/chat";
        };
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.elixir
            pkgs.beamPackages.elixir_ls
            pkgs.beamPackages.hex
          ];
        };
      });
    };
}
