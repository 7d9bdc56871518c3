// lib.customisation and lib.meta: packages made, changed and described.

interface LibCustomisation {
  /** `callPackage` for a set of arguments: calls a function with those it names, the given ones first. */
  callPackageWith<R>(args: object, f: Path | ((args: Untyped) => R), own: object): R;
  /** As `callPackageWith`, for a function that gives a set of packages. */
  callPackagesWith<R>(args: object, f: Path | ((args: Untyped) => R), own: object): R;
  /** A function whose result has `override`. */
  makeOverridable<Args, R extends object>(
    f: (args: Args) => R,
  ): (args: Args) => R & { override(args: Partial<Args> | ((old: Args) => Partial<Args>)): R };
  /** A derivation with more attributes, which stops when `condition` does not hold. */
  extendDerivation<Added extends object>(
    condition: boolean,
    added: Added,
    pkg: Derivation,
  ): Derivation & Added;
  /** A derivation for Hydra: what is not needed is left out. */
  hydraJob(pkg: Derivation): Derivation;
  /** A set of packages that are called with each other. */
  makeScope<T extends object>(newScope: (args: object) => Untyped, f: (self: Untyped) => T): T & Scope;
  /** A derivation with its arguments changed at the end of all; `overrideAttrs` is usually meant. */
  overrideDerivation(pkg: Derivation, change: (old: Untyped) => object): Derivation;
  /** A builder that takes `finalAttrs` as `mkDerivation` does. */
  extendMkDerivation(args: {
    readonly constructDrv: Function;
    readonly excludeDrvArgNames?: readonly string[];
    readonly extendDrvArgs: (finalAttrs: Untyped, args: Untyped) => object;
    readonly inheritFunctionArgs?: boolean;
    readonly transformDrv?: (pkg: Derivation) => Derivation;
  }): (args: object | ((finalAttrs: Untyped) => object)) => Derivation;
}

/** A set of packages made by `makeScope`. */
interface Scope {
  /** Calls a function or file with the packages of the set. */
  callPackage(f: Path | Function, own: object): Untyped;
  /** `callPackage` with more arguments to name. */
  newScope(args: object): Function;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: Untyped, prev: Untyped) => object): Untyped;
  /** The function that the set is made by. */
  packages(self: Untyped): Untyped;
}

interface LibDerivations {
  /** A derivation that is evaluated late: names and outputs are known before. */
  lazyDerivation(args: {
    readonly derivation: Derivation;
    readonly meta?: Meta;
    readonly passthru?: object;
    readonly outputs?: readonly string[];
  }): Derivation;
  /** `value` if the condition holds, else null, for an attribute of a derivation. */
  optionalDrvAttr<T>(condition: boolean, value: T): T | null;
  /** A derivation that prints a warning when it is built. */
  warnOnInstantiate(message: string, pkg: Derivation): Derivation;
}

interface LibMeta {
  /** The path of a package's main program: `meta.mainProgram`. */
  getExe(pkg: Derivation): string;
  /** The path of one of a package's programs. */
  "getExe'"(pkg: Derivation, program: string): string;
  /** The package with more or other `meta`. */
  addMetaAttrs(meta: Meta, pkg: Derivation): Derivation;
  /** The package with another name. */
  setName(name: string, pkg: Derivation): Derivation;
  /** The package with its name changed by `f`. */
  updateName(f: (name: string) => string, pkg: Derivation): Derivation;
  /** The package with something between name and version. */
  appendToName(suffix: string, pkg: Derivation): Derivation;
  /** The package, not to be handed out by Hydra. */
  dontDistribute(pkg: Derivation): Derivation;
  /** The package with a priority: of two with the same file the lower number wins. */
  setPrio(priority: number, pkg: Derivation): Derivation;
  /** The package, losing where another has the same file. */
  lowPrio(pkg: Derivation): Derivation;
  /** The package, winning where another has the same file. */
  hiPrio(pkg: Derivation): Derivation;
  /** `lowPrio` for the packages of a set. */
  lowPrioSet<Set extends object>(set: Set): Set;
  /** `hiPrio` for the packages of a set. */
  hiPrioSet<Set extends object>(set: Set): Set;
  /** `f` for the derivations of a set. */
  mapDerivationAttrset<Set extends object>(f: (pkg: Derivation) => Derivation, set: Set): Set;
  /** The licence with an SPDX identifier. */
  getLicenseFromSpdxId(id: string): License;
  /** The licence with an SPDX identifier, else `fallback`. */
  getLicenseFromSpdxIdOr<D>(id: string, fallback: D): License | D;
}

/** What only `lib.meta` has. */
interface LibMetaOnly {
  /** Whether a platform is one that `meta.platforms` means. */
  platformMatch(platform: Platform, pattern: Untyped): boolean;
  /** Whether a package can be built for a platform. */
  availableOn(platform: Platform, pkg: Derivation): boolean;
}

/** The systems by kind. */
interface Platforms {
  readonly aarch: readonly string[];
  readonly aarch64: readonly string[];
  readonly all: readonly string[];
  readonly arc: readonly string[];
  readonly arm: readonly string[];
  readonly armv7: readonly string[];
  readonly bigEndian: readonly string[];
  readonly cygwin: readonly string[];
  readonly darwin: readonly string[];
  readonly embedded: readonly string[];
  readonly freebsd: readonly string[];
  readonly genode: readonly string[];
  readonly gnu: readonly string[];
  readonly i686: readonly string[];
  readonly illumos: readonly string[];
  readonly js: readonly string[];
  readonly linux: readonly string[];
  readonly littleEndian: readonly string[];
  readonly loongarch64: readonly string[];
  readonly m68k: readonly string[];
  readonly microblaze: readonly string[];
  readonly mips: readonly string[];
  readonly mmix: readonly string[];
  readonly netbsd: readonly string[];
  readonly none: readonly string[];
  readonly openbsd: readonly string[];
  readonly or1k: readonly string[];
  readonly power: readonly string[];
  readonly redox: readonly string[];
  readonly riscv: readonly string[];
  readonly riscv32: readonly string[];
  readonly riscv64: readonly string[];
  readonly rx: readonly string[];
  readonly s390: readonly string[];
  readonly s390x: readonly string[];
  readonly sh4: readonly string[];
  readonly uefi: readonly string[];
  readonly unix: readonly string[];
  readonly vc4: readonly string[];
  readonly wasi: readonly string[];
  readonly windows: readonly string[];
  readonly x86: readonly string[];
  readonly x86_64: readonly string[];
}
