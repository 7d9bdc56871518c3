# Stands in for fenix: components that are named.
{
  description = "A stand-in for fenix";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      packages = builtins.mapAttrs (
        _: pkgs:
        let
          component = kind: name: pkgs.lib.recorded pkgs "${kind}-${name}" { };
          toolchain =
            kind:
            pkgs.lib.genAttrs [ "cargo" "rustc" "rustfmt" "clippy" "rust-std" "rust-src" "toolchain" ] (component kind);
        in
        {
          stable = toolchain "stable";
          latest = toolchain "latest";
          targets.wasm32-unknown-unknown.stable = toolchain "wasm32-stable";
          combine = pkgs.lib.recorded pkgs "rust-mixed";
          rust-analyzer = component "nightly" "rust-analyzer";
        }
      ) nixpkgs.legacyPackages;
    };
}
