import { pkgs } from "@nixpkgs/latest";
import { darwinModule } from "tsnix";

export default darwinModule(({ config }) => ({
  environment: { systemPackages: [pkgs.git, pkgs.jq] },
  security: { touchId: true },
  system: {
    defaults: { dock: { autohide: config.security.touchId, "show-recents": false } },
    stateVersion: 6,
  },
}));
