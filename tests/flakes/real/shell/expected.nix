{ pkgs }:
let
  inherit (pkgs) lib;
  python = pkgs.python3.withPackages (ps: [ ps.requests ps.pytest ]);
in
pkgs.mkShell {
  buildInputs = with pkgs; [ python git jq nodejs openssl zlib ];
  LD_LIBRARY_PATH = lib.makeLibraryPath [ pkgs.openssl pkgs.zlib ];
  shellHook = ''
    export PATH="$PWD/node_modules/.bin:$PATH"
    echo "Python ${pkgs.python3.version}"
  '';
}
