{ pkgs }:
{
  makeProcessCompose =
    {
      name ? "process-compose",
      modules,
    }:
    pkgs.lib.recorded pkgs name modules;
}
