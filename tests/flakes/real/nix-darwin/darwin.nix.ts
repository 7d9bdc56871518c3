import { lib, pkgs } from "@nixpkgs/latest";
import { darwinModule, text } from "tsnix";

const editors = { emacs: false, vim: true };
const casks = ["firefox", "iterm2"];

export default darwinModule(
  ({ config }) => ({
    environment: {
      systemPackages: [pkgs.git, pkgs.jq, ...Object.keys(editors).map((name) => pkgs[name])],
      variables: { EDITOR: "vim" },
      etc: { "motd.txt": { text: `At most ${builtins.toString(config.system.defaults.dock.tilesize)} points` } },
    },
    security: { pam: { services: { sudo_local: { touchIdAuth: true } } } },
    system: {
      stateVersion: 6,
      defaults: {
        dock: { autohide: true, "show-recents": false, tilesize: 48 },
        finder: { AppleShowAllExtensions: true, FXPreferredViewStyle: "clmv" },
        NSGlobalDomain: { KeyRepeat: 2, "com.apple.swipescrolldirection": lib.mkForce(false) },
      },
    },
  }),
  ({ config }) => ({
    homebrew: lib.mkIf(config.system.stateVersion > 5, {
      enable: true,
      casks: casks.filter((it) => it !== "iterm2" || config.homebrew.enable),
      onActivation: { cleanup: "zap" },
    }),
    programs: { zsh: { enable: true, interactiveShellInit: text`
      setopt AUTO_CD
      alias vi=${pkgs.vim}/bin/vim
    ` } },
    launchd: {
      user: {
        agents: {
          report: { command: `${pkgs.hello}/bin/hello`, serviceConfig: { StartInterval: 60 * 60 } },
        },
      },
    },
  }),
);
