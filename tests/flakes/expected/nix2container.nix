# What examples/nix2container ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  inputs.nix2container.url = "github:nlewo/nix2container";
  inputs.nix2container.inputs.nixpkgs.follows = "nixpkgs";

  outputs =
    {
      self,
      nixpkgs,
      nix2container,
    }:
    {
      packages = nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" ] (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          n2c = nix2container.packages.${system}.nix2container;
          app = pkgs.writeShellApplication {
            name = "app";
            runtimeInputs = with pkgs; [
              curl
              jq
            ];
            text = ''curl --silent "$URL" | jq .'';
          };
        in
        {
          default = n2c.buildImage {
            name = "app";
            layers = [
              (n2c.buildLayer {
                deps = with pkgs; [
                  curl
                  jq
                ];
              })
            ];
            config = {
              entrypoint = [ "${app}/bin/app" ];
              Env = [ "URL=https://example.org" ];
            };
          };
        }
      );
    };
}
