{ nixpkgs, file }:
(import file {
  pkgs = import nixpkgs {
    system = "x86_64-linux";
    config = { };
    overlays = [ ];
  };
}).drvPath
