# Stands in for treefmt-nix: a formatter that records its options.
{
  description = "A stand-in for treefmt-nix";

  outputs =
    { self }:
    {
      lib.evalModule = pkgs: module: {
        config.build = {
          wrapper = pkgs.lib.recorded pkgs "treefmt" module;
          check = project: pkgs.lib.recorded pkgs "treefmt-check" { inherit module; project = "${project}"; };
        };
      };

      # What the stand-in for flake-parts makes of the options of a system.
      flakeModule =
        { pkgs, body }:
        {
          config.treefmt.build.wrapper = pkgs.lib.recorded pkgs "treefmt" body.treefmt;
          formatter = pkgs.lib.recorded pkgs "treefmt" body.treefmt;
        };
    };
}
