// A nix-darwin module file.
import { pkgs } from "@nixpkgs/latest";
import { darwinModule } from "tsnix";

export default darwinModule(
  { system: { stateVersion: 5 }, nix: { enable: false } },
  { environment: { systemPackages: [pkgs.vim] }, homebrew: { enable: true, casks: ["firefox"] } },
  ({ config, lib }) => ({ networking: { hostName: lib.mkDefault(config.system.name) } }),
);
