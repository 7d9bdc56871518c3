# Stands in for flake-utils: outputs for each system, transposed.
{
  description = "A stand-in for flake-utils";

  outputs =
    { self }:
    let
      defaultSystems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];

      # { packages = ...; } of each system  =>  { packages.${system} = ...; }
      eachSystem =
        systems: f:
        builtins.foldl' (
          all: system:
          let
            outputs = f system;
          in
          all // builtins.mapAttrs (name: value: all.${name} or { } // { ${system} = value; }) outputs
        ) { } systems;
    in
    {
      lib = {
        inherit defaultSystems eachSystem;
        eachDefaultSystem = eachSystem defaultSystems;
        mkApp =
          {
            drv,
            name ? drv.meta.mainProgram or drv.pname,
          }:
          {
            type = "app";
            program = "${drv}/bin/${name}";
          };
      };
    };
}
