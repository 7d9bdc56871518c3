{
  config,
  lib,
  pkgs,
  ...
}:
{
  environment.systemPackages = with pkgs; [
    git
    jq
    emacs
    vim
  ];
  environment.variables.EDITOR = "vim";
  environment.etc."motd.txt".text = "At most ${toString config.system.defaults.dock.tilesize} points";
  security.pam.services.sudo_local.touchIdAuth = true;
  system.stateVersion = 6;
  system.defaults = {
    dock.autohide = true;
    dock.show-recents = false;
    dock.tilesize = 48;
    finder.AppleShowAllExtensions = true;
    finder.FXPreferredViewStyle = "clmv";
    NSGlobalDomain.KeyRepeat = 2;
    NSGlobalDomain."com.apple.swipescrolldirection" = lib.mkForce false;
  };
  homebrew = lib.mkIf (config.system.stateVersion > 5) {
    enable = true;
    casks = [
      "firefox"
      "iterm2"
    ];
    onActivation.cleanup = "zap";
  };
  programs.zsh.enable = true;
  programs.zsh.interactiveShellInit = ''
    setopt AUTO_CD
    alias vi=${pkgs.vim}/bin/vim
  '';
  launchd.user.agents.report = {
    command = "${pkgs.hello}/bin/hello";
    serviceConfig.StartInterval = 3600;
  };
}
