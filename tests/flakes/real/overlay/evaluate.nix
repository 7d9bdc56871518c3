{ nixpkgs, file }:
let
  pkgs = import nixpkgs {
    system = "x86_64-linux";
    config = { };
    overlays = [ (import file) ];
  };
in
[
  pkgs.greet.drvPath
  pkgs.hello.drvPath
  pkgs.htop.drvPath
  pkgs.python3.pkgs.requests.drvPath
]
