# Stands in for process-compose-flake: a program that records its modules.
{
  description = "A stand-in for process-compose-flake";

  outputs =
    { self }:
    {
      lib.makeProcessCompose =
        {
          pkgs,
          name ? "process-compose",
          modules,
        }:
        pkgs.lib.recorded pkgs name modules;
    };
}
