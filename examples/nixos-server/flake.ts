import { nixpkgs } from "@nixpkgs/24.11";
import configuration from "./configuration.nix.ts";

export default {
  nixosConfigurations: {
    web: nixpkgs.lib.nixosSystem({ system: "x86_64-linux", modules: [configuration] }),
  },
};
