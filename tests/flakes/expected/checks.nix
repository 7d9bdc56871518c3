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
      checks = each (
        pkgs:
        let
          check =
            name: nativeBuildInputs: command:
            pkgs.runCommand name {
              inherit nativeBuildInputs;
              src = ./.;
            } "cd $src && ${command} && touch $out";
        in
        {
          shell = check "shell" [ pkgs.shellcheck ] "shellcheck scripts/*.sh";
          format = check "format" [
            pkgs.shfmt
            pkgs.git
          ] "shfmt -d scripts";
        }
      );
      formatter = each (pkgs: pkgs.nixfmt);
    };
}
