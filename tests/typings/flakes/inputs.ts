// Imports are inputs: flake URLs as modules, with what an input can say as attributes.
import { nixpkgs, pkgs } from "@nixpkgs/24.11";
import "@nixpkgs/unstable";
import { pkgs as stable } from "@nixpkgs/nixos-24.05" with { name: "stable" };
import utils from "github:numtide/flake-utils/v1.0.0";
import homeManager from "github:nix-community/home-manager" with {
  name: "hm",
  "inputs.nixpkgs.follows": "nixpkgs",
};
import tools from "github:owner/tools" with { flake: "false" };
import mine from "git+https://git.example.org/mine?ref=main";
import local from "path:./local";
import archive from "tarball+https://example.org/x.tar.gz";
import registered from "flake:somewhere";
import fork from "gitlab:owner/repo";
import hut from "sourcehut:~owner/repo";

export const home = homeManager.lib.homeManagerConfiguration({ pkgs, modules: [mine.homeModules.default] });
export const source: string = `${tools}/share ${tools.outPath}`;
export const revision: string | undefined = nixpkgs.rev;
export const shells = utils.lib.eachDefaultSystem((system) => ({
  devShells: {
    default: nixpkgs.legacyPackages[system].mkShell({ packages: [stable.git, local.packages[system].x] }),
  },
}));
export const anything: unknown[] = [archive.lib, registered.lib, fork.lib, hut.lib];

// @ts-expect-error: modules are a list
homeManager.lib.homeManagerConfiguration({ pkgs, modules: {} });
// @ts-expect-error: no such function
utils.lib.eachDefaultSystems((system: string) => ({}));
// @ts-expect-error: no module of that name
import nothing from "nothing:owner/repo";
// @ts-expect-error: what "@nixpkgs/..." has is pkgs, lib, ...
import { packages } from "@nixpkgs/latest";
export { nothing, packages };
