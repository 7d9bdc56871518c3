import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

const version = "0.3.0";

const tools = [pkgs.go, pkgs.gopls];

const server = pkgs.buildGoModule({
  pname: "server",
  version,
  src: path("./."),
  vendorHash: null,
});

export default {
  packages: { default: server, server },

  devShell: pkgs.mkShell({ packages: tools, inputsFrom: [server] }),

  checks: {
    version: pkgs.runCommand("version", {}, `${server}/bin/server --version | grep ${version} > $out`),
  },
};
