# What examples/many-languages ought to be, written by hand.
{
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
    in
    {
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.go
            pkgs.gopls
            pkgs.nodejs_22
            pkgs.typescript
            (pkgs.python3.withPackages (ps: [
              ps.requests
              ps.pytest
            ]))
            pkgs.cargo
            pkgs.rustc
            pkgs.clippy
            pkgs.rustfmt
            pkgs.rust-analyzer
            pkgs.pkg-config
          ];
          buildInputs = [
            pkgs.openssl
            pkgs.zlib
          ];
          LD_LIBRARY_PATH = nixpkgs.lib.makeLibraryPath [
            pkgs.openssl
            pkgs.zlib
          ];
          RUST_BACKTRACE = "1";
          shellHook = ''
            echo "ready: go, node, python, rust"
          '';
        };
      });
    };
}
