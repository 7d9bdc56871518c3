// Python: environments, libraries, programs.
import { lib, pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

export const environment = pkgs.python3.withPackages((ps) => [ps.numpy, ps.requests, ps.somethingElse]);
export const site: string = `${environment}/${pkgs.python312.sitePackages}`;
export const program = pkgs.python3Packages.buildPythonApplication({
  pname: "tool",
  version: "1.0",
  pyproject: true,
  src: path("./."),
  "build-system": [pkgs.python3Packages.setuptools],
  dependencies: [pkgs.python3Packages.click, pkgs.python312Packages.pydantic],
  "optional-dependencies": { web: [pkgs.python3Packages.flask] },
  nativeCheckInputs: [pkgs.python3Packages.pytestCheckHook],
  pythonImportsCheck: ["tool"],
  disabled: lib.versionOlder(pkgs.python3.pythonVersion, "3.11"),
});
export const overridden = pkgs.python3
  .override({ packageOverrides: () => ({}) })
  .withPackages((ps) => [ps.numpy]);
export const untested = pkgs.python3Packages.requests.overridePythonAttrs((old) => ({ doCheck: false, version: `${old.version}-1` }));
export const patched = untested.overridePythonAttrs({ patches: [path("./fix.patch")] }).overrideAttrs({ dontStrip: true });
export const other = pkgs.python3.override({
  packageOverrides: (final, prev) => ({ requests: prev.requests.overridePythonAttrs({ dependencies: [final.idna] }) }),
});
export const plain: Derivation = environment.python;
export const made: string = untested.pythonModule.pythonVersion;
export const library = pkgs.python3Packages.buildPythonPackage({ pname: "x", version: "1", src: path("./.") }).overridePythonAttrs({ doCheck: false });

// @ts-expect-error: no library of Python
pkgs.hello.overridePythonAttrs({ doCheck: false });
// @ts-expect-error: true or false
pkgs.python3Packages.requests.overridePythonAttrs({ doCheck: "no" });
// @ts-expect-error: a list
pkgs.python3.withPackages((ps) => ps.numpy);
// @ts-expect-error: not a format
pkgs.python3Packages.buildPythonPackage({ pname: "x", version: "1", format: "poetry" });
// @ts-expect-error: misspelt
pkgs.python3Packages.buildPythonPackage({ pname: "x", version: "1", dependancies: [] });
