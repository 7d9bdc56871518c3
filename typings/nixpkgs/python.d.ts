// Python, its packages and their builders.

interface PythonPackageArgs extends DerivationArgs {
  /** Whether it is built as `pyproject.toml` says. */
  readonly pyproject?: boolean | null;
  /** How it is built, in the older way. */
  readonly format?: "setuptools" | "pyproject" | "wheel" | "flit" | "other" | "egg" | null;
  /** What builds it: `[setuptools]`. */
  readonly "build-system"?: readonly Dependency[];
  /** The Python packages that it needs. */
  readonly dependencies?: readonly Dependency[];
  /** The Python packages that it needs for what is optional, by name. */
  readonly "optional-dependencies"?: { readonly [name: string]: readonly Dependency[] };
  /** Modules that must be importable when it is built. */
  readonly pythonImportsCheck?: readonly string[];
  /** Whether this Python is not supported. */
  readonly disabled?: boolean;
  readonly disabledTests?: readonly string[];
  readonly disabledTestPaths?: readonly string[];
  readonly disabledTestMarks?: readonly string[];
  readonly enabledTests?: readonly string[];
  readonly enabledTestPaths?: readonly string[];
  readonly pytestFlags?: readonly string[];
  readonly pytestFlagsArray?: readonly string[];
  readonly unittestFlags?: readonly string[];
  /** Version bounds to leave out: all, or those of some packages. */
  readonly pythonRelaxDeps?: boolean | readonly string[];
  readonly pythonRemoveDeps?: boolean | readonly string[];
  readonly pythonNamespaces?: readonly string[];
  readonly permitUserSite?: boolean;
  readonly catchConflicts?: boolean;
  readonly wrapPythonPrograms?: boolean;
  readonly setupPyBuildFlags?: readonly string[];
  readonly setupPyGlobalFlags?: readonly string[];
  readonly pipInstallFlags?: readonly string[];
  readonly pipBuildFlags?: readonly string[];
  readonly cargoDeps?: Derivation;
  readonly cargoRoot?: string;
  readonly namePrefix?: string;
  readonly stdenv?: Stdenv;
}

/** Python. */
interface PythonPackage extends Derivation {
  /** The packages of this Python. */
  readonly pkgs: PythonPackages;
  /** This Python with packages that it can import. */
  withPackages(choose: (packages: PythonPackages) => readonly Dependency[]): PythonPackage;
  /** An environment with this Python. */
  readonly buildEnv: {
    override(args: {
      readonly extraLibs?: readonly Dependency[];
      readonly ignoreCollisions?: boolean;
      readonly postBuild?: string;
      readonly permitUserSite?: boolean;
    }): Derivation;
  };
  /** The path of the program. */
  readonly interpreter: string;
  /** The name of the program, such as `python3.12`. */
  readonly executable: string;
  /** Where modules are, below a package: `lib/python3.12/site-packages`. */
  readonly sitePackages: string;
  /** Such as `3.12`. */
  readonly pythonVersion: string;
  readonly implementation: string;
  readonly libPrefix: string;
  readonly isPy3k: boolean;
  pythonAtLeast(version: string): boolean;
  pythonOlder(version: string): boolean;
  override(change: (old: Untyped) => object): PythonPackage;
  override(args: object): PythonPackage;
}

/** The builders of a set of Python packages. The packages are in packages.d.ts. */
interface PythonPackages {
  /** The Python of this set. */
  readonly python: PythonPackage;
  /** A library. */
  readonly buildPythonPackage: PackageBuilder<PythonPackageArgs>;
  /** A program. */
  readonly buildPythonApplication: PackageBuilder<PythonPackageArgs>;
  fetchPypi: Packages["fetchPypi"];
  callPackage(f: Path | Function, own: object): Derivation;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: PythonPackages, prev: PythonPackages) => object): PythonPackages;
  /** A program's package as a library. */
  toPythonModule(pkg: Derivation): Derivation;
  /** A library's package as a program. */
  toPythonApplication(pkg: Derivation): Derivation;
  pythonAtLeast(version: string): boolean;
  pythonOlder(version: string): boolean;
  requiredPythonModules(pkgs: readonly Dependency[]): Derivation[];
  makePythonPath(pkgs: readonly Dependency[]): string;
  readonly isPy3k: boolean;
  readonly isPyPy: boolean;
  readonly pythonImportsCheckHook: Derivation;
  readonly pytestCheckHook: Derivation;
  readonly unittestCheckHook: Derivation;
  readonly venvShellHook: Derivation;
  readonly wrapPython: Derivation;
}

interface Packages {
  /** Python. */
  readonly python3: PythonPackage;
  /** Python. */
  readonly python: PythonPackage;
  /** Python 2. */
  readonly python2: PythonPackage;
  /** Python 2. */
  readonly python27: PythonPackage;
  /** Python 3.9. */
  readonly python39: PythonPackage;
  /** Python 3.10. */
  readonly python310: PythonPackage;
  /** Python 3.11. */
  readonly python311: PythonPackage;
  /** Python 3.12. */
  readonly python312: PythonPackage;
  /** Python 3.13. */
  readonly python313: PythonPackage;
  /** Python 3.14. */
  readonly python314: PythonPackage;
  /** Python with all that is optional. */
  readonly python3Full: PythonPackage;
  /** PyPy. */
  readonly pypy3: PythonPackage;
  /** The packages of `python3`. */
  readonly python3Packages: PythonPackages;
  /** The packages of Python 3.10. */
  readonly python310Packages: PythonPackages;
  /** The packages of Python 3.11. */
  readonly python311Packages: PythonPackages;
  /** The packages of Python 3.12. */
  readonly python312Packages: PythonPackages;
  /** The packages of Python 3.13. */
  readonly python313Packages: PythonPackages;
  /** The packages of Python 3.14. */
  readonly python314Packages: PythonPackages;
  /** Overlays for the packages of every Python. */
  readonly pythonPackagesExtensions: readonly Untyped[];
}
