import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

const pname = "chat";
const version = "0.1.0";
const src = path("./.");
const { beamPackages } = pkgs;

const chat = beamPackages.mixRelease({
  pname,
  version,
  src,
  mixFodDeps: beamPackages.fetchMixDeps({ pname: `${pname}-deps`, version, src, hash: lib.fakeHash }),
  meta: { mainProgram: pname },
});

export default {
  package: chat,
  app: { type: "app", program: `${chat}/bin/${pname}` },
  devShell: pkgs.mkShell({ packages: [pkgs.elixir, beamPackages.elixir_ls, beamPackages.hex] }),
};
