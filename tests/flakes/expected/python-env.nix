# What examples/python-env ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs =
    { self, nixpkgs }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      python =
        pkgs:
        pkgs.python3.withPackages (ps: [
          ps.pandas
          ps.requests
        ]);
      report =
        pkgs:
        pkgs.writeShellApplication {
          name = "report";
          runtimeInputs = [ (python pkgs) ];
          text = "python ${./report.py}";
        };
    in
    {
      packages = each (pkgs: {
        default = report pkgs;
      });
      apps = each (pkgs: {
        default = {
          type = "app";
          program = "${report pkgs}/bin/report";
        };
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell { packages = [ (python pkgs) ]; };
        notebook = pkgs.mkShell {
          packages = [
            (pkgs.python3.withPackages (ps: [
              ps.pandas
              ps.ipython
            ]))
          ];
        };
      });
    };
}
