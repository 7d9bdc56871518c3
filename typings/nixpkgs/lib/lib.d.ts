// `lib`: the functions of nixpkgs. Each topic has its file; `lib.strings.x` is the same function as `lib.x`.
// Names that only one topic's set has, and names that are there for compatibility alone, are left out.

/** The functions of nixpkgs: `import { lib } from "@nixpkgs/latest"`. */
interface Lib
  extends
    SharedBuiltins,
    LibTrivial,
    LibLists,
    LibAttrsets,
    LibStrings,
    LibFixedPoints,
    LibCustomisation,
    LibMeta,
    LibModules,
    LibOptions,
    LibSources,
    LibDebug {
  /** The smallest functions. */
  readonly trivial: SharedBuiltins & LibTrivial & LibTrivialOnly;
  /** Functions on lists. */
  readonly lists: SharedBuiltins & LibLists & LibListsOnly;
  /** Functions on attribute sets. */
  readonly attrsets: SharedBuiltins & LibAttrsets & LibAttrsetsOnly;
  /** Functions on text. */
  readonly strings: SharedBuiltins & LibStrings & LibStringsOnly;
  /** Sets that refer to themselves. */
  readonly fixedPoints: LibFixedPoints & LibFixedPointsOnly;
  /** Packages made and changed. */
  readonly customisation: LibCustomisation & LibCustomisationOnly;
  /** Derivations made and changed. */
  readonly derivations: LibDerivations;
  /** Packages described. */
  readonly meta: LibMeta & LibMetaOnly;
  /** Parts of versions. */
  readonly versions: LibVersions;
  /** What modules are written with. */
  readonly modules: LibModules & LibModulesOnly;
  /** How options are declared. */
  readonly options: LibOptions & LibOptionsOnly;
  /** The types that options have. */
  readonly types: LibTypes;
  /** Source trees. */
  readonly sources: LibSources & LibSourcesOnly;
  /** Sets of files, put together and cut down before they are copied into the store. */
  readonly fileset: LibFileset;
  /** Files and folders. */
  readonly filesystem: LibFilesystem;
  /** Paths without looking at the disk. */
  readonly path: LibPath;
  /** Looking at values. */
  readonly debug: LibDebug & LibDebugOnly;
  /** Stopping with a message. */
  readonly asserts: LibAsserts;
  /** Attribute sets as the text of configuration files. */
  readonly generators: LibGenerators;
  /** Attribute sets as command lines. */
  readonly cli: LibCli;
  /** Values of GVariant, as dconf has them. */
  readonly gvariant: LibGvariant;
  /** Options of the Linux kernel's configuration. */
  readonly kernel: LibKernel;
  /** What is known about systems. */
  readonly systems: LibSystems;
  /** The licences by short name. */
  readonly licenses: Licenses;
  /** Where the source of something that is not built from source came from. */
  readonly sourceTypes: { readonly [name: string]: Untyped };
  /** The systems by kind, for `meta.platforms`. */
  readonly platforms: Platforms;
  /** Who looks after packages, by name. */
  readonly maintainers: { readonly [name: string]: Maintainer };
  /** The teams of maintainers, by name. */
  readonly teams: { readonly [name: string]: Untyped };

  /** A hash that is wrong for everything: put it where a hash is needed, build, and copy the right one from the message. */
  readonly fakeHash: string;
  /** As `fakeHash`, written in base 16, for `sha256`. */
  readonly fakeSha256: string;
  /** As `fakeHash`, for `sha512`. */
  readonly fakeSha512: string;
  /** The version of nixpkgs, with the commit where it is known. */
  readonly version: string;
  /** `lib` with more in it. */
  extend(overlay: (final: Lib, prev: Lib) => object): Lib & Untyped;
}

/** `lib` as the nixpkgs flake has it. */
interface FlakeLib extends Lib {
  /** A NixOS system of modules. */
  nixosSystem<Special extends object = {}>(args: NixosSystemArguments<Special>): NixosSystem;
}

interface LibSystems {
  /** All that is known about a system. */
  elaborate(system: string | object): Platform;
  /** Whether two platforms are the same. */
  equals(a: Platform, b: Platform): boolean;
  /** The systems that flakes usually have outputs for. */
  readonly flakeExposed: readonly System[];
  /** The systems by kind. */
  readonly doubles: Platforms;
  /** Systems to build for from another one: the values of `crossSystem`. */
  readonly examples: { readonly [name: string]: Untyped };
  /** Patterns and predicates for platforms. */
  readonly inspect: Untyped;
  /** The parts of a system's name. */
  readonly parse: Untyped;
}

// What only the set of a topic has and `lib` itself has not; `tsnix typings` adds to these.
interface LibTrivialOnly {}
interface LibAttrsetsOnly {}
interface LibFixedPointsOnly {}
interface LibCustomisationOnly {}
interface LibModulesOnly {}
interface LibOptionsOnly {}
interface LibDebugOnly {}
