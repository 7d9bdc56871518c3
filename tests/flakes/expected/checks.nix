# What examples/checks ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      forAllSystems = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
    in
    {
      checks = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          check =
            name: nativeBuildInputs: command:
            pkgs.runCommand name {
              inherit nativeBuildInputs;
              src = ./.;
            } "cd $src && ${command} && touch $out";
        in
        {
          shell = check "shell" [ pkgs.shellcheck ] "shellcheck scripts/*.sh";
          format = check "format" (with pkgs; [
            shfmt
            git
          ]) "shfmt -d scripts";
        }
      );

      formatter = forAllSystems (system: nixpkgs.legacyPackages.${system}.nixfmt);
    };
}
