{
  config,
  lib,
  pkgs,
  ...
}:
let
  user = {
    name = "Ann Example";
    email = "ann@example.org";
  };
  aliases = {
    ll = "ls -l";
    gs = "git status";
  };
in
{
  home.username = "ann";
  home.homeDirectory = "/home/${config.home.username}";
  home.stateVersion = "26.05";
  home.packages = with pkgs; [ ripgrep fd ] ++ lib.optionals stdenv.isLinux [ strace ];
  home.sessionVariables = {
    EDITOR = "vim";
    PAGER = lib.mkDefault "less";
  };
  home.file.".greeting".text = ''
    Hello, ${user.name}.
    You are ${config.home.username}.
  '';
  programs.git = {
    enable = true;
    settings = {
      inherit user;
      alias.st = "status";
      pull.rebase = true;
    };
    ignores = [
      "*.swp"
      "result"
    ];
  };
  programs.direnv.enable = config.programs.zsh.enable;
  programs.bash.enable = true;
  programs.bash.shellAliases = aliases;
  programs.zsh.enable = true;
  programs.zsh.shellAliases = aliases;
  programs.tmux = lib.mkIf config.programs.git.enable {
    enable = true;
    plugins = [ pkgs.tmuxPlugins.yank ];
    extraConfig = "set -g mouse on";
  };
  systemd.user.services.backup = {
    Unit.Description = "Copies what was written";
    Service.ExecStart = "${pkgs.rsync}/bin/rsync -a %h/notes %h/copies";
    Service.Type = "oneshot";
  };
  systemd.user.timers.backup = {
    Timer.OnCalendar = "daily";
    Install.WantedBy = [ "timers.target" ];
  };
  xdg.enable = true;
  # What `JSON.stringify` writes has the order of the attributes' names.
  xdg.configFile."app/settings.json".text = builtins.toJSON { inherit user aliases; };
}
