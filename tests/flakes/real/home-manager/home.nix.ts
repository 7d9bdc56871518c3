import { lib, pkgs } from "@nixpkgs/latest";
import { homeModule, text } from "tsnix";

const user = { name: "Ann Example", email: "ann@example.org" };
const shells = ["bash", "zsh"];
const aliases = { ll: "ls -l", gs: "git status" };

export default homeModule(({ config }) => ({
  home: {
    username: "ann",
    homeDirectory: `/home/${config.home.username}`,
    stateVersion: "26.05",
    packages: [pkgs.ripgrep, pkgs.fd, ...lib.optionals(pkgs.stdenv.isLinux, [pkgs.strace])],
    sessionVariables: { EDITOR: "vim", PAGER: lib.mkDefault("less") },
    file: {
      ".greeting": {
        text: text`
          Hello, ${user.name}.
          You are ${config.home.username}.
        `,
      },
    },
  },

  programs: {
    git: {
      enable: true,
      settings: { user, alias: { st: "status" }, pull: { rebase: true } },
      ignores: ["*.swp", "result"],
    },
    direnv: { enable: config.programs.zsh.enable },
    ...Object.fromEntries(shells.map((shell) => [shell, { enable: true, shellAliases: aliases }])),
    tmux: lib.mkIf(config.programs.git.enable, {
      enable: true,
      plugins: [pkgs.tmuxPlugins.yank],
      extraConfig: "set -g mouse on",
    }),
  },

  systemd: {
    user: {
      services: {
        backup: {
          Unit: { Description: "Copies what was written" },
          Service: { ExecStart: `${pkgs.rsync}/bin/rsync -a %h/notes %h/copies`, Type: "oneshot" },
        },
      },
      timers: {
        backup: { Timer: { OnCalendar: "daily" }, Install: { WantedBy: ["timers.target"] } },
      },
    },
  },

  xdg: { enable: true, configFile: { "app/settings.json": { text: JSON.stringify({ aliases, user }) } } },
}));
