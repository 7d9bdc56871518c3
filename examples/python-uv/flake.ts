import { lib, pkgs } from "@nixpkgs/latest";
import pyproject from "github:pyproject-nix/pyproject.nix" with { name: "pyproject-nix", "inputs.nixpkgs.follows": "nixpkgs" };
import uv2nix from "github:pyproject-nix/uv2nix" with {
  "inputs.nixpkgs.follows": "nixpkgs",
  "inputs.pyproject-nix.follows": "pyproject-nix",
};
import buildSystems from "github:pyproject-nix/build-system-pkgs" with {
  name: "pyproject-build-systems",
  "inputs.nixpkgs.follows": "nixpkgs",
  "inputs.pyproject-nix.follows": "pyproject-nix",
  "inputs.uv2nix.follows": "uv2nix",
};
import { path, text } from "tsnix";

const workspace = uv2nix.lib.workspace.loadWorkspace({ workspaceRoot: path("./.") });

// What `uv.lock` says, as packages of Python.
const pythonSet = pkgs
  .callPackage(pyproject.build.packages, { python: pkgs.python3 })
  .overrideScope(
    lib.composeManyExtensions([
      buildSystems.overlays.wheel,
      workspace.mkPyprojectOverlay({ sourcePreference: "wheel" }),
    ]),
  );

// The project itself from its sources, so that changes count at once.
const editable = pythonSet.overrideScope(workspace.mkEditablePyprojectOverlay({ root: "$REPO_ROOT" }));

export default {
  package: pythonSet.mkVirtualEnv("webapp-env", workspace.deps.default),

  devShell: pkgs.mkShell({
    packages: [editable.mkVirtualEnv("webapp-dev-env", workspace.deps.all), pkgs.uv],
    env: {
      UV_NO_SYNC: "1",
      UV_PYTHON: editable.python.interpreter,
      UV_PYTHON_DOWNLOADS: "never",
    },
    shellHook: text`
      unset PYTHONPATH
      export REPO_ROOT=$(git rev-parse --show-toplevel)
    `,
  }),
};
