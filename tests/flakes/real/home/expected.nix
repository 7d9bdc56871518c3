{
  config,
  lib,
  pkgs,
  ...
}:
{
  home.username = "ann";
  home.homeDirectory = "/home/${config.home.username}";
  home.packages = with pkgs; [
    ripgrep
    fd
  ];
  home.file.".greeting".text = "Hello, ann.\n";
  programs.git.enable = true;
  programs.git.aliases.st = "status";
  programs.direnv = lib.mkIf config.programs.git.enable { enable = true; };
}
