# What examples/default-nix ought to be, written by hand.
{
  pkgs ? import <nixpkgs> { },
  withDocs ? false,
}:
pkgs.stdenv.mkDerivation {
  pname = "notes";
  version = "1.0";
  src = ./src;
  nativeBuildInputs = [ pkgs.gnumake ] ++ pkgs.lib.optional withDocs pkgs.pandoc;
  makeFlags = [ (if withDocs then "DOCS=1" else "DOCS=0") ];
  outputs = [ "out" ] ++ pkgs.lib.optional withDocs "doc";
  meta.description = "Notes on the command line";
  meta.license = pkgs.lib.licenses.mit;
}
