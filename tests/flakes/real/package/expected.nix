{
  pkgs,
  withDocs ? true,
}:
let
  inherit (pkgs) lib;
  hello = pkgs.hello.overrideAttrs (old: {
    name = "hello-changed-${old.version}";
    patches = (old.patches or [ ]) ++ [ ./fix.patch ];
  });
  tools = with pkgs; [ git curl jq ];
in
pkgs.stdenv.mkDerivation {
  pname = "everything";
  version = "1.2.3";
  src = ./src;
  nativeBuildInputs = [ pkgs.makeWrapper ] ++ lib.optional withDocs pkgs.pandoc;
  buildInputs = tools ++ [ hello ];
  outputs = [ "out" ] ++ lib.optional withDocs "doc";
  configureFlags = [
    (lib.enableFeature withDocs "docs")
    (lib.enableFeature false "tests")
  ];
  installPhase = ''
    mkdir -p $out/bin
    makeWrapper ${hello}/bin/hello $out/bin/everything --prefix PATH : ${lib.makeBinPath tools}
  '';
  meta = {
    description = "All in one";
    license = lib.licenses.mit;
    platforms = lib.platforms.linux;
  };
}
