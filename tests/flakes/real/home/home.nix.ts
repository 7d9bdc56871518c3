import { lib, pkgs } from "@nixpkgs/latest";
import { homeModule, text } from "tsnix";

export default homeModule(({ config }) => ({
  home: {
    username: "ann",
    homeDirectory: `/home/${config.home.username}`,
    packages: [pkgs.ripgrep, pkgs.fd],
    file: {
      ".greeting": {
        text: text`
          Hello, ${config.home.username}.
        `,
      },
    },
  },
  programs: {
    git: { enable: true, aliases: { st: "status" } },
    direnv: lib.mkIf(config.programs.git.enable, { enable: true }),
  },
}));
