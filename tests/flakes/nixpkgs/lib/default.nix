# What the tests use of nixpkgs' lib, each part in a file. Written for these tests; the meaning is nixpkgs'.
let
  lib =
    import ./lists.nix lib
    // import ./attrsets.nix lib
    // import ./strings.nix lib
    // import ./functions.nix lib
    // import ./modules.nix lib
    // import ./packages.nix lib
    // {
      inherit lib;
    };
in
removeAttrs lib [ "lib" ]
