# What examples/rust-app ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      manifest = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package;
      counter =
        pkgs:
        pkgs.rustPlatform.buildRustPackage {
          pname = manifest.name;
          inherit (manifest) version;
          src = ./.;
          cargoDeps = pkgs.rustPlatform.importCargoLock { lockFile = ./Cargo.lock; };
          meta.mainProgram = "counter";
        };
    in
    {
      packages = each (pkgs: {
        default = counter pkgs;
      });
      checks = each (pkgs: {
        counter = counter pkgs;
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          inputsFrom = [ (counter pkgs) ];
          packages = with pkgs; [
            rust-analyzer
            clippy
            rustfmt
          ];
          RUST_BACKTRACE = "1";
        };
      });
    };
}
