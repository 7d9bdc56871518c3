# What examples/github-actions ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in
    {
      checks.x86_64-linux = {
        scripts = pkgs.runCommand "scripts" {
          nativeBuildInputs = [ pkgs.shellcheck ];
        } "cd ${./.} && shellcheck scripts/*.sh && touch $out";
        workflows = pkgs.runCommand "workflows" {
          nativeBuildInputs = [ pkgs.actionlint ];
        } "cd ${./.} && actionlint .github/workflows/*.yml && touch $out";
      };
      formatter.x86_64-linux = pkgs.nixfmt-rfc-style;
      devShells.x86_64-linux.default = pkgs.mkShell {
        packages = [
          pkgs.shellcheck
          pkgs.actionlint
        ];
      };
    };
}
