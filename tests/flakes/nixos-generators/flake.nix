# Stands in for nixos-generators: an image that has the whole system in it.
{
  description = "A stand-in for nixos-generators";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    {
      nixosGenerate =
        {
          format,
          system ? null,
          modules ? [ ],
          specialArgs ? { },
          ...
        }:
        let
          made = nixpkgs.lib.nixosSystem { inherit system modules specialArgs; };
        in
        made.pkgs.lib.recorded made.pkgs "image-${format}" made.config.system.build.toplevel;
    };
}
