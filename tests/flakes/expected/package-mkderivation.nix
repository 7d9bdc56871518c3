# What examples/package-mkderivation ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in
    {
      packages = each (pkgs: {
        default = pkgs.stdenv.mkDerivation (final: {
          pname = "greet";
          version = "1.2.0";
          src = ./src;
          nativeBuildInputs = [ pkgs.pkg-config ];
          buildInputs = [ pkgs.zlib ];
          makeFlags = [
            "VERSION=${final.version}"
            "PREFIX=${placeholder "out"}"
          ];
          doCheck = true;
          postInstall = "mkdir -p $out/share/doc/${final.pname}\ncp README $out/share/doc/${final.pname}/\n";
          meta.description = "Greets the caller";
          meta.license = nixpkgs.lib.licenses.mit;
          meta.mainProgram = "greet";
        });
      });
    };
}
