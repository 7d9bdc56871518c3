import { pkgsFor } from "@nixpkgs/latest";
import homeManager from "github:nix-community/home-manager" with { "inputs.nixpkgs.follows": "nixpkgs" };
import home from "./home.nix.ts";

export default {
  homeConfigurations: {
    ann: homeManager.lib.homeManagerConfiguration({
      pkgs: pkgsFor("x86_64-linux"),
      modules: [home],
    }),
  },
  homeModules: { default: home },
};
