# What examples/overlay ought to be, written by hand.
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
      overlays.default = final: prev: {
        greet = final.writeShellScriptBin "greet" "exec ${final.hello}/bin/hello --greeting=\"Good day\"";
        hello = prev.hello.overrideAttrs (_: {
          name = "hello-patched";
        });
      };
      packages = each (pkgs: {
        default = (pkgs.extend self.overlays.default).greet;
      });
    };
}
