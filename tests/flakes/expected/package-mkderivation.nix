# What examples/package-mkderivation ought to be, written by hand.
{
  description = "A greeting in C";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      forAllSystems = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
    in
    {
      packages = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.stdenv.mkDerivation (finalAttrs: {
            pname = "greet";
            version = "1.2.0";
            src = ./src;

            nativeBuildInputs = [ pkgs.pkg-config ];
            buildInputs = [ pkgs.zlib ];

            makeFlags = [
              "VERSION=${finalAttrs.version}"
              "PREFIX=${placeholder "out"}"
            ];
            doCheck = true;

            postInstall = ''
              mkdir -p $out/share/doc/${finalAttrs.pname}
              cp README $out/share/doc/${finalAttrs.pname}/
            '';

            meta = {
              description = "Greets the caller";
              license = nixpkgs.lib.licenses.mit;
              mainProgram = "greet";
            };
          });
        }
      );
    };
}
