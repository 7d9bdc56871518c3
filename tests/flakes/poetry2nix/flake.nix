# Stands in for poetry2nix: each function records what it is given.
{
  description = "A stand-in for poetry2nix";

  outputs =
    { self }:
    {
      lib.mkPoetry2Nix =
        { pkgs }:
        {
          mkPoetryApplication = pkgs.lib.recorded pkgs "poetry-application";
          mkPoetryEnv = pkgs.lib.recorded pkgs "poetry-env";
        };
    };
}
