import { configure } from "@nixpkgs/24.11";
import { pkgs as unstable } from "@nixpkgs/unstable";
import { overlay } from "tsnix";

const newer = overlay(() => ({
  neovim: unstable.neovim,
  kubectl: unstable.kubectl,
}));

const pkgs = configure({ config: { allowUnfree: true }, overlays: [newer] });

export default {
  package: pkgs.symlinkJoin({ name: "tools", paths: [pkgs.neovim, pkgs.git] }),
  devShell: pkgs.mkShell({ packages: [pkgs.kubectl, pkgs.neovim, pkgs.git] }),
};
