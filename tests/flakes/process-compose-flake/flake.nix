# Stands in for process-compose-flake: programs that record their modules.
{
  description = "A stand-in for process-compose-flake";

  outputs =
    { self }:
    {
      # A path, as the real one has it: `import process-compose-flake.lib { inherit pkgs; }`.
      lib = ./lib.nix;

      # What the stand-in for flake-parts makes of the options of a system.
      flakeModule =
        { pkgs, body }:
        {
          packages = builtins.mapAttrs (name: module: pkgs.lib.recorded pkgs name module) body.process-compose;
        };
    };
}
