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
  /** The tests to leave out, by name. */
  readonly disabledTests?: readonly string[];
  /** The files of tests to leave out. */
  readonly disabledTestPaths?: readonly string[];
  /** The tests to leave out, by mark. */
  readonly disabledTestMarks?: readonly string[];
  /** The tests to run alone, by name. */
  readonly enabledTests?: readonly string[];
  /** The files of tests to run alone. */
  readonly enabledTestPaths?: readonly string[];
  /** Flags for pytest. */
  readonly pytestFlags?: readonly string[];
  /** Flags for pytest, in the older way. */
  readonly pytestFlagsArray?: readonly string[];
  /** Flags for unittest. */
  readonly unittestFlags?: readonly string[];
  /** Version bounds to leave out: all, or those of some packages. */
  readonly pythonRelaxDeps?: boolean | readonly string[];
  /** Dependencies to leave out: all, or some. */
  readonly pythonRemoveDeps?: boolean | readonly string[];
  /** Packages that are namespaces. */
  readonly pythonNamespaces?: readonly string[];
  /** Whether programs see the user's own packages. */
  readonly permitUserSite?: boolean;
  /** Whether two versions of one package stop the build. */
  readonly catchConflicts?: boolean;
  /** Whether programs are wrapped. */
  readonly wrapPythonPrograms?: boolean;
  /** Flags for `setup.py build`. */
  readonly setupPyBuildFlags?: readonly string[];
  /** Flags for `setup.py`. */
  readonly setupPyGlobalFlags?: readonly string[];
  /** Flags for `pip install`. */
  readonly pipInstallFlags?: readonly string[];
  /** Flags for `pip wheel`. */
  readonly pipBuildFlags?: readonly string[];
  /** The vendored crates, for parts in Rust. */
  readonly cargoDeps?: Derivation;
  /** The folder of `Cargo.toml`. */
  readonly cargoRoot?: string;
  /** What stands before the name; the Python's unless given. */
  readonly namePrefix?: string;
  /** The standard environment that builds it. */
  readonly stdenv?: Stdenv;
}

/** Python. */
interface PythonPackage extends AnyPackage {
  /** The packages of this Python. */
  readonly pkgs: PythonPackages;
  /** This Python with packages that it can import. */
  withPackages(choose: (packages: PythonPackages) => readonly Dependency[]): PythonEnvironment;
  /** An environment with this Python. */
  readonly buildEnv: {
    override(args: {
      readonly extraLibs?: readonly Dependency[];
      readonly ignoreCollisions?: boolean;
      readonly postBuild?: string;
      readonly permitUserSite?: boolean;
    }): AnyPackage;
  };
  /** The path of the program. */
  readonly interpreter: string;
  /** The name of the program, such as `python3.12`. */
  readonly executable: string;
  /** Where modules are, below a package: `lib/python3.12/site-packages`. */
  readonly sitePackages: string;
  /** Such as `3.12`. */
  readonly pythonVersion: string;
  /** The kind of Python, such as `cpython`. */
  readonly implementation: string;
  /** The folder of its library, such as `python3.12`. */
  readonly libPrefix: string;
  /** Whether it is Python 3. */
  readonly isPy3k: boolean;
  /** Whether its version is at least the given one. */
  pythonAtLeast(version: string): boolean;
  /** Whether its version is older than the given one. */
  pythonOlder(version: string): boolean;
  /** The same with other arguments, such as `packageOverrides`. */
  override(change: (old: Untyped) => PythonArguments): PythonPackage;
  override(args: PythonArguments): PythonPackage;
}

/** What a Python may be made again with. */
interface PythonArguments {
  /** What is laid over its packages. */
  readonly packageOverrides?: (final: PythonPackages, prev: PythonPackages) => object;
  readonly [argument: string]: unknown;
}

/** A Python with packages that it can import. */
interface PythonEnvironment extends PythonPackage {
  /** The Python without them. */
  readonly python: PythonPackage;
  /** A shell with it. */
  readonly env: Derivation;
}

/** A library of Python: what `buildPythonPackage` gives. */
interface PythonModule extends AnyPackage {
  /** The Python that it is for. */
  readonly pythonModule: PythonPackage;
  /** The same library with other arguments for `buildPythonPackage`. */
  overridePythonAttrs(change: (old: PythonModuleAttributes) => PythonModuleAttributes): PythonModule;
  overridePythonAttrs(attributes: PythonModuleAttributes): PythonModule;
  /** The same library made with other arguments than its `callPackage` call had. */
  override(change: (old: Untyped) => object): PythonModule;
  override(args: object): PythonModule;
  /** The same library with other attributes for `mkDerivation`. */
  overrideAttrs(change: (final: DerivationAttributes, old: DerivationAttributes) => object): PythonModule;
  overrideAttrs(change: (old: DerivationAttributes) => object): PythonModule;
  overrideAttrs(attributes: object): PythonModule;
}

/** The arguments that a library of Python was made with. */
interface PythonModuleAttributes extends Partial<PythonPackageArgs> {
  readonly [argument: string]: Untyped;
}

/** The builders of a set of Python packages. The packages are in packages.d.ts. */
interface PythonPackages {
  /** The Python of this set. */
  readonly python: PythonPackage;
  /** A library. */
  readonly buildPythonPackage: PackageBuilder<PythonPackageArgs, PythonModule>;
  /** A program. */
  readonly buildPythonApplication: PackageBuilder<PythonPackageArgs, PythonModule>;
  /** A package of PyPI. */
  fetchPypi: Packages["fetchPypi"];
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): AnyPackage;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: PythonPackages, prev: PythonPackages) => object): PythonPackages;
  /** A program's package as a library. */
  toPythonModule(pkg: Derivation): PythonModule;
  /** A library's package as a program. */
  toPythonApplication(pkg: Derivation): AnyPackage;
  /** Whether the Python is at least the given one. */
  pythonAtLeast(version: string): boolean;
  /** Whether the Python is older than the given one. */
  pythonOlder(version: string): boolean;
  /** All Python packages that some need. */
  requiredPythonModules(pkgs: readonly Dependency[]): Derivation[];
  /** The value of `PYTHONPATH` for packages. */
  makePythonPath(pkgs: readonly Dependency[]): string;
  /** Whether the Python is Python 3. */
  readonly isPy3k: boolean;
  /** Whether the Python is PyPy. */
  readonly isPyPy: boolean;
  /** Tests that modules can be imported. */
  readonly pythonImportsCheckHook: AnyPackage;
  /** Tests by pytest. */
  readonly pytestCheckHook: AnyPackage;
  /** Tests by unittest. */
  readonly unittestCheckHook: AnyPackage;
  /** Makes a virtual environment when a shell starts. */
  readonly venvShellHook: AnyPackage;
  /** Wraps programs. */
  readonly wrapPython: AnyPackage;
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
