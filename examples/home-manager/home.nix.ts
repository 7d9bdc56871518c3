import { pkgs } from "@nixpkgs/latest";
import { homeModule, text } from "tsnix";

const user = "ann";
const aliases = { ll: "eza -l", cat: "bat", g: "git" };

export default homeModule({
  home: {
    username: user,
    homeDirectory: `/home/${user}`,
    stateVersion: "24.11",
    packages: [pkgs.ripgrep, pkgs.fd, pkgs.bat, pkgs.eza, pkgs.fzf],
    sessionVariables: { EDITOR: "nvim" },
    file: {
      ".config/greeting": {
        text: text`
          Hello, ${user}.
        `,
      },
    },
  },

  programs: {
    "home-manager": { enable: true },
    git: {
      enable: true,
      settings: {
        user: { name: "Ann Example", email: "ann@example.org" },
        init: { defaultBranch: "main" },
        pull: { rebase: true },
      },
    },
    zsh: { enable: true, shellAliases: aliases, history: { size: 100_000 } },
    direnv: { enable: true, "nix-direnv": { enable: true } },
  },
});
