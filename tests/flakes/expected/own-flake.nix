# What the project's own flake ought to be, written by hand.
{
  description = "Write Nix in TypeScript";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
      tsnixFor =
        { rustPlatform, lib, ... }:
        rustPlatform.buildRustPackage {
          pname = "tsnix";
          version = "0.1.0";
          src = ./.;
          cargoLock.lockFile = ./Cargo.lock;
          cargoBuildFlags = [
            "--package"
            "tsnix"
          ];
          cargoTestFlags = [
            "--package"
            "tsnix"
          ];
          meta.description = "Compiler from TypeScript to Nix";
          meta.homepage = "https://github.com/tsnix/tsnix";
          meta.license = [
            lib.licenses.mit
            lib.licenses.asl20
          ];
          meta.mainProgram = "tsnix";
        };
    in
    {
      packages = each (pkgs: {
        default = tsnixFor pkgs;
      });
      overlays.default = final: _: { tsnix = tsnixFor final; };
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = with pkgs; [
            cargo
            rustc
            clippy
            rustfmt
            rust-analyzer
            nodejs
            nixfmt
          ];
        };
      });
      checks = each (pkgs: rec {
        package = tsnixFor pkgs;
        fresh = pkgs.runCommand "fresh-outputs" {
          nativeBuildInputs = [ package ];
          src = ./.;
        } "cd $src\ntsnix build --check flake.ts\ntouch $out\n";
      });
      formatter = each (pkgs: pkgs.nixfmt);
    };
}
