# What examples/full-form ought to be, written by hand.
{
  description = "A flake in full";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs =
    { self, nixpkgs }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      tool = pkgs.writeShellScriptBin "tool" "exec ${pkgs.jq}/bin/jq \"$@\"";
    in
    {
      packages.x86_64-linux = {
        inherit tool;
        default = pkgs.hello;
      };
      devShells.x86_64-linux.default = pkgs.mkShell { packages = [ tool ]; };
    };
}
