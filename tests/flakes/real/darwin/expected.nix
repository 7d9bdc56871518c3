{ config, pkgs, ... }:
{
  environment.systemPackages = [
    pkgs.git
    pkgs.jq
  ];
  security.touchId = true;
  system.defaults.dock = {
    autohide = config.security.touchId;
    show-recents = false;
  };
  system.stateVersion = 6;
}
