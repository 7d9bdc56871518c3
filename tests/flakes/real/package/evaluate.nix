{ nixpkgs, file }:
let
  pkgs = import nixpkgs {
    system = "x86_64-linux";
    # Without pandoc: the tree has no Haskell packages.
    config = { };
    overlays = [ (_: _: { pandoc = pkgs.hello; }) ];
  };
in
map (withDocs: (import file { inherit pkgs withDocs; }).drvPath) [
  true
  false
]
