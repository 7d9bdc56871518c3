import { pkgs, system } from "@nixpkgs/latest";
import nix2container from "github:nlewo/nix2container" with { "inputs.nixpkgs.follows": "nixpkgs" };

const { buildImage, buildLayer } = nix2container.packages[system].nix2container;

const app = pkgs.writeShellApplication({
  name: "app",
  runtimeInputs: [pkgs.curl, pkgs.jq],
  text: `curl --silent "$URL" | jq .`,
});

export default {
  systems: ["x86_64-linux", "aarch64-linux"] as const,
  package: buildImage({
    name: "app",
    layers: [buildLayer({ deps: [pkgs.curl, pkgs.jq] })],
    config: { entrypoint: [`${app}/bin/app`], Env: ["URL=https://example.org"] },
  }),
};
