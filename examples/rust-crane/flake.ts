import { pkgs } from "@nixpkgs/latest";
import crane from "github:ipetkov/crane";
import { path } from "tsnix";

const rust = crane.mkLib(pkgs);
const common = { pname: "counter", version: "0.4.1", src: rust.cleanCargoSource(path("./.")), strictDeps: true };
const cargoArtifacts = rust.buildDepsOnly(common);
const counter = rust.buildPackage({ ...common, cargoArtifacts });

export default {
  package: counter,
  checks: {
    counter,
    clippy: rust.cargoClippy({ ...common, cargoArtifacts, cargoClippyExtraArgs: "-- --deny warnings" }),
    format: rust.cargoFmt({ src: common.src }),
  },
  devShell: rust.devShell({ packages: [pkgs["rust-analyzer"]] }),
};
