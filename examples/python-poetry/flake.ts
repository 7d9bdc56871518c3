import { pkgs } from "@nixpkgs/latest";
import poetry2nix from "github:nix-community/poetry2nix" with { "inputs.nixpkgs.follows": "nixpkgs" };
import { path } from "tsnix";
import project from "./pyproject.toml";

const poetry = poetry2nix.lib.mkPoetry2Nix({ pkgs });
const { name, version } = project.tool.poetry;

export default {
  packages: {
    default: poetry.mkPoetryApplication({
      projectDir: path("./."),
      preferWheels: true,
      meta: { mainProgram: name, description: `${name} ${version}` },
    }),
  },
  devShell: pkgs.mkShell({
    packages: [poetry.mkPoetryEnv({ projectDir: path("./."), editablePackageSources: { webapp: path("./.") } })],
  }),
};
