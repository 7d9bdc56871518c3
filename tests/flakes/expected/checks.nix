# What examples/checks ought to be, written by hand.
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
      checks = each (pkgs: {
        shell = pkgs.runCommand "shell" {
          nativeBuildInputs = [ pkgs.shellcheck ];
          src = ./.;
        } "cd $src && shellcheck scripts/*.sh && touch $out";
        format = pkgs.runCommand "format" {
          nativeBuildInputs = [
            pkgs.shfmt
            pkgs.git
          ];
          src = ./.;
        } "cd $src && shfmt -d scripts && touch $out";
      });
      formatter = each (pkgs: pkgs.nixfmt);
    };
}
