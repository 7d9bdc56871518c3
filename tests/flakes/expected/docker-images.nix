# What examples/docker-images ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      packages = nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" ] (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          python = pkgs.python3.withPackages (ps: [
            ps.flask
            ps.gunicorn
          ]);
        in
        {
          web = pkgs.dockerTools.buildLayeredImage {
            name = "web";
            tag = "1.0";
            contents = [
              python
              pkgs.cacert
            ];
            config = {
              Cmd = [
                "${python}/bin/gunicorn"
                "--bind"
                "0.0.0.0:8000"
                "server:app"
              ];
              Env = [
                "GREETING=hello"
                "PORT=8000"
                "PYTHONPATH=${./.}"
              ];
              ExposedPorts."8000/tcp" = { };
            };
          };
          tools = pkgs.dockerTools.buildImage {
            name = "tools";
            copyToRoot = pkgs.buildEnv {
              name = "root";
              paths = [
                pkgs.bash
                pkgs.coreutils
                pkgs.curl
                pkgs.dockerTools.caCertificates
              ];
              pathsToLink = [
                "/bin"
                "/etc"
              ];
            };
            config = {
              Cmd = [ "/bin/bash" ];
              WorkingDir = "/data";
              Volumes."/data" = { };
            };
          };
        }
      );
    };
}
