import { pkgs, system } from "@nixpkgs/latest";
import gitHooks from "github:cachix/git-hooks.nix" with { name: "git-hooks", "inputs.nixpkgs.follows": "nixpkgs" };
import treefmt from "github:numtide/treefmt-nix" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { path, self } from "tsnix";

const format = treefmt.lib.evalModule(pkgs, {
  projectRootFile: "flake.nix",
  programs: { nixfmt: { enable: true }, prettier: { enable: true }, shfmt: { enable: true } },
  settings: { excludes: ["*.lock"], formatter: { prettier: { includes: ["*.md", "*.ts"] } } },
});

const hooks = gitHooks.lib[system].run({
  src: path("./."),
  hooks: {
    treefmt: { enable: true, package: format.config.build.wrapper },
    shellcheck: { enable: true, excludes: ["vendor/.*"] },
    tsnix: {
      enable: true,
      name: "flake.nix is fresh",
      entry: "tsnix build --check",
      files: "flake\\.(ts|nix)$",
      pass_filenames: false,
    },
  },
});

export default {
  formatter: format.config.build.wrapper,
  checks: { format: format.config.build.check(self), hooks },
  devShell: pkgs.mkShell({ packages: hooks.enabledPackages, shellHook: hooks.shellHook }),
};
