// The values of Nix that JavaScript has no word for. These types are global; `import type { Derivation } from
// "tsnix"` gives the same ones.

/** The explicit "not known": an alias of `any`, used where nothing has been declared yet. */
type Untyped = any;

/** A name for a kind of machine and operating system. */
type System =
  | "x86_64-linux"
  | "aarch64-linux"
  | "x86_64-darwin"
  | "aarch64-darwin"
  | "i686-linux"
  | "armv6l-linux"
  | "armv7l-linux"
  | "riscv64-linux"
  | "powerpc64le-linux"
  | "loongarch64-linux"
  | "s390x-linux"
  | "x86_64-freebsd"
  | "x86_64-windows"
  | "wasm32-wasi";

/** Any attribute set, when nothing is known of what is in it. */
interface AttributeSet {
  readonly [name: string]: unknown;
}

/** The names of an attribute set's attributes. */
type AttributeName<Set> = keyof Set & string;

/** The types of an attribute set's values; an optional attribute that is absent has none. */
type AttributeValue<Set> = Required<Set>[keyof Set];

/**
 * A path. Nix: a path, not a string: interpolating it copies the file into the store and gives the store path,
 * adding a string to it gives a path. Made by `path("./src")`.
 */
interface Path {
  /** Keeps paths and other values apart for the type checker; there is nothing to read. */
  readonly __path: never;
}

/** A path that `<name>` stands for. */
interface SearchPath<Name extends string> extends Path {
  /** Keeps search paths apart for the type checker; there is nothing to read. */
  readonly __searchPath: Name;
}

/** The path of a Nix file of which it is known what importing it gives. */
interface ImportablePath<T> extends Path {
  /** Keeps what is known for the type checker; there is nothing to read. */
  readonly __imported: T;
}

/** What may be interpolated into a string with its meaning kept: text, and what has a store path. */
type StringLike = string | Path | Derivation | FlakeInput;

/** A licence as `lib.licenses` has them. */
interface License {
  /** Its name in full. */
  readonly fullName: string;
  /** The short name used in nixpkgs. */
  readonly shortName: string;
  /** Its SPDX identifier, where it has one. */
  readonly spdxId?: string;
  /** Where its text is. */
  readonly url?: string;
  /** Whether it is a free licence. */
  readonly free: boolean;
  /** Whether the package may be passed on. */
  readonly redistributable: boolean;
  /** Whether its SPDX identifier is out of use. */
  readonly deprecated: boolean;
}

/** Somebody who looks after a package, as `lib.maintainers` has them. */
interface Maintainer {
  /** The name. */
  readonly name: string;
  /** Where to write to. */
  readonly email?: string;
  /** The name on GitHub. */
  readonly github?: string;
  /** The number on GitHub, which stays when the name changes. */
  readonly githubId?: number;
  /** The address on Matrix. */
  readonly matrix?: string;
}

/** What is said about a package. */
interface Meta {
  /** One line: what it is, with no full stop. */
  readonly description?: string;
  /** More lines, in Markdown. */
  readonly longDescription?: string;
  /** Where it lives on the web. */
  readonly homepage?: string | readonly string[];
  /** Where releases are listed. */
  readonly downloadPage?: string;
  /** What changed in this version. */
  readonly changelog?: string | readonly string[];
  /** The branch of versions that it follows. */
  readonly branch?: string;
  /** How it may be used: one of `lib.licenses`, or several. */
  readonly license?: License | readonly License[] | string;
  /** What it is built from, where that is not source. */
  readonly sourceProvenance?: readonly Untyped[];
  /** Who looks after it. */
  readonly maintainers?: readonly Maintainer[];
  /** The teams that look after it. */
  readonly teams?: readonly Untyped[];
  /** The program that `nix run` and `lib.getExe` mean. */
  readonly mainProgram?: string;
  /** Which of several packages with the same file wins: the lowest number. */
  readonly priority?: number;
  /** Where it can be built. */
  readonly platforms?: readonly string[];
  /** Where it can't be built. */
  readonly badPlatforms?: readonly string[];
  /** Where Hydra builds it. */
  readonly hydraPlatforms?: readonly string[];
  /** After how many seconds Hydra gives up. */
  readonly timeout?: number;
  /** Whether it does not build. */
  readonly broken?: boolean;
  /** Whether it has known weaknesses. */
  readonly insecure?: boolean;
  /** Whether it is not free. */
  readonly unfree?: boolean;
  /** Whether it can be built on this system. */
  readonly available?: boolean;
  /** Its known weaknesses; with any, it must be permitted. */
  readonly knownVulnerabilities?: readonly string[];
  /** The outputs that `nix profile` installs. */
  readonly outputsToInstall?: readonly string[];
  /** Where it is defined, as `file:line`. */
  readonly position?: string;
}

/**
 * A package. Nix: a derivation. Interpolated it is its store path, and whoever uses that depends on it.
 * An attribute of a single package which is not here is found under `passthru`, an output through `lib.getDev` and its
 * likes.
 */
interface Derivation {
  /** What makes an attribute set a derivation. */
  readonly type: "derivation";
  /** Name and version together, as in the store path. */
  readonly name: string;
  /** The name without the version. */
  readonly pname: string;
  /** The version. */
  readonly version: string;
  /** The system it is built on. */
  readonly system: string;
  /** The store path of the output. */
  readonly outPath: string;
  /** The store path of the derivation file. */
  readonly drvPath: string;
  /** The names of the outputs; the first is the one that is meant without saying which. */
  readonly outputs: readonly string[];
  /** The name of this output. */
  readonly outputName: string;
  /** What is said about it: description, licence, platforms. */
  readonly meta: Meta;

  /** The source it is built from. */
  readonly src: Untyped;
  /** The patches that are applied. */
  readonly patches: readonly (Path | Derivation)[];
  /** Libraries that it is built against. */
  readonly buildInputs: readonly Derivation[];
  /** Tools that run while building. */
  readonly nativeBuildInputs: readonly Derivation[];
  /** Libraries that users of it need too. */
  readonly propagatedBuildInputs: readonly Derivation[];
  /** Tools that users of it need too. */
  readonly propagatedNativeBuildInputs: readonly Derivation[];
  /** The standard environment it is built in. */
  readonly stdenv: Stdenv;

  /** What the package hands on beside its outputs: whatever its author put there. */
  readonly passthru: { readonly [name: string]: Untyped };
  /** The package's own tests. */
  readonly tests: { readonly [name: string]: Derivation };
  /** What brings it to a new version. */
  readonly updateScript: Untyped;

  /** The output `out`, the one that is meant without saying which. */
  readonly out: Derivation;

  /** The same package made with other arguments than its `callPackage` call had. */
  override(change: (old: Untyped) => object): Derivation;
  override(args: object): Derivation;

  /**
   * The same package with other attributes for `mkDerivation`. A function of one parameter is given the old ones, a
   * function of two the final and the old ones.
   */
  overrideAttrs(change: (final: DerivationAttributes, old: DerivationAttributes) => object): Derivation;
  overrideAttrs(change: (old: DerivationAttributes) => object): Derivation;
  overrideAttrs(attributes: object): Derivation;

  /** The same package with its derivation changed at the end of all. */
  overrideDerivation(change: (old: Untyped) => object): Derivation;
}

/**
 * A package of which nobody knows the outputs: it may have any of the usual ones. Asking for one that it does not
 * have is an error in Nix.
 */
interface AnyPackage extends Derivation {
  /** The output `bin`: programs. */
  readonly bin: Derivation;
  /** The output `dev`: headers and pkg-config files. */
  readonly dev: Derivation;
  /** The output `lib`: libraries. */
  readonly lib: Derivation;
  /** The output `static`: static libraries. */
  readonly static: Derivation;
  /** The output `man`: manual pages. */
  readonly man: Derivation;
  /** The output `doc`: documentation. */
  readonly doc: Derivation;
  /** The output `devdoc`: documentation for developers. */
  readonly devdoc: Derivation;
  /** The output `info`: Info pages. */
  readonly info: Derivation;
  /** The output `debug`: debug symbols. */
  readonly debug: Derivation;

  /** The same package made with other arguments than its `callPackage` call had. */
  override(change: (old: Untyped) => object): AnyPackage;
  override(args: object): AnyPackage;

  /** The same package with other attributes for `mkDerivation`. */
  overrideAttrs(change: (final: DerivationAttributes, old: DerivationAttributes) => object): AnyPackage;
  overrideAttrs(change: (old: DerivationAttributes) => object): AnyPackage;
  overrideAttrs(attributes: object): AnyPackage;
}

/**
 * A package of which the outputs are known, those beside `out`. `override` takes packages under the names `Inputs` and
 * values under the names `Settings`.
 */
type Package<Outputs extends string, Inputs extends string = never, Settings extends string = never> = OverridablePackage<
  Inputs,
  Settings,
  Outputs
> & { readonly [Output in Outputs]: Derivation };

/** A package with the one output `out`, of which it is known what `override` takes. */
interface OverridablePackage<
  Inputs extends string,
  Settings extends string = never,
  Outputs extends string = never,
> extends Derivation {
  /** The same package made with other arguments than its `callPackage` call had. */
  override(change: (old: OldArguments<Inputs, Settings>) => OverrideArguments<Inputs, Settings>): Package<Outputs, Inputs, Settings>;
  override(args: OverrideArguments<Inputs, Settings>): Package<Outputs, Inputs, Settings>;

  /** The same package with other attributes for `mkDerivation`. */
  overrideAttrs(change: (final: DerivationAttributes, old: DerivationAttributes) => object): Package<Outputs, Inputs, Settings>;
  overrideAttrs(change: (old: DerivationAttributes) => object): Package<Outputs, Inputs, Settings>;
  overrideAttrs(attributes: object): Package<Outputs, Inputs, Settings>;
}

/** A package of which the outputs are known, those beside `out`, and not what `override` takes. */
type DerivationWith<Outputs extends string> = Derivation & { readonly [Output in Outputs]: Derivation };

/** What a package's `override` takes. */
type OverrideArguments<Inputs extends string, Settings extends string> = {
  readonly [Input in Inputs]?: Derivation | null;
} & { readonly [Setting in Settings]?: unknown };

/** What a function given to a package's `override` is given. */
type OldArguments<Inputs extends string, Settings extends string> = {
  readonly [Input in Inputs]: Derivation;
} & { readonly [Setting in Settings]: unknown };

/** A function that can be made again with other things in it. */
type OverridableFunction<Call> = Call & {
  /** The same function with other arguments than its `callPackage` call had. */
  override(args: object): OverridableFunction<Call>;
};

/** What may stand in a list of dependencies: a `null` is skipped. */
type Dependency = Derivation | null | undefined;

/** What a source may be. */
type Source = Path | Derivation | FlakeInput | string;

/**
 * An input of a flake: its source tree (interpolated: the store path) and its outputs. What is not declared
 * about the outputs of a flake is `Untyped`.
 */
interface FlakeInput {
  /** The store path of its source tree. */
  readonly outPath: string;
  /** The source tree's metadata, `outPath` included. */
  readonly sourceInfo: FlakeSourceInfo;
  /** The commit; absent when the tree is dirty or not from a repository. */
  readonly rev?: string;
  /** The first seven digits of `rev`. */
  readonly shortRev?: string;
  /** The commit with `-dirty` behind it, when the tree is dirty. */
  readonly dirtyRev?: string;
  /** `dirtyRev` with seven digits. */
  readonly dirtyShortRev?: string;
  /** The number of commits before this one; git inputs only. */
  readonly revCount?: number;
  /** When it was last changed, in seconds since 1970. */
  readonly lastModified: number;
  /** The same as `YYYYMMDDhhmmss`. */
  readonly lastModifiedDate: string;
  /** The hash of the source tree. */
  readonly narHash: string;
  /** Its own inputs. */
  readonly inputs: { readonly [name: string]: FlakeInput };
  /** Its outputs alone. */
  readonly outputs: { readonly [name: string]: Untyped };
  /** What makes an attribute set a flake. */
  readonly _type: "flake";
  readonly [output: string]: Untyped;
}

/** Where a flake's source tree came from. */
interface FlakeSourceInfo {
  /** The store path. */
  readonly outPath: string;
  /** The commit. */
  readonly rev?: string;
  /** The first seven digits of the commit. */
  readonly shortRev?: string;
  /** The commit with `-dirty` behind it, when the tree is dirty. */
  readonly dirtyRev?: string;
  /** `dirtyRev` with seven digits. */
  readonly dirtyShortRev?: string;
  /** The number of commits before this one. */
  readonly revCount?: number;
  /** When it was last changed, in seconds since 1970. */
  readonly lastModified: number;
  /** The same as `YYYYMMDDhhmmss`. */
  readonly lastModifiedDate: string;
  /** The hash of the source tree. */
  readonly narHash: string;
}
