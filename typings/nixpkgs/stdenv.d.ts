// stdenv: the standard environment and what its mkDerivation takes.

/** The standard environment: a shell, core tools, a compiler, and `mkDerivation` which builds in it. */
interface Stdenv {
  /** A package built by the standard phases. A function is given the final arguments, overrides included. */
  mkDerivation(args: DerivationArgs): Derivation;
  mkDerivation(args: (finalAttrs: FinalDerivationAttributes) => DerivationArgs): Derivation;

  /** The C compiler with its wrapper. */
  readonly cc: Derivation;
  /** The shell that builds run in. */
  readonly shell: string;
  /** The platform that the build runs on. */
  readonly buildPlatform: Platform;
  /** The platform that the result runs on. */
  readonly hostPlatform: Platform;
  /** The platform that the result makes code for. */
  readonly targetPlatform: Platform;
  /** Whether the build runs on Linux. */
  readonly isLinux: boolean;
  /** Whether the build runs on macOS. */
  readonly isDarwin: boolean;
  readonly isx86_64: boolean;
  readonly isAarch64: boolean;
  readonly isi686: boolean;
  readonly is64bit: boolean;
  readonly is32bit: boolean;
  readonly system: string;
  override(args: object): Stdenv;
}

/** A kind of machine with its operating system. */
interface Platform {
  readonly system: string;
  /** The GNU name, such as `x86_64-unknown-linux-gnu`. */
  readonly config: string;
  readonly isLinux: boolean;
  readonly isDarwin: boolean;
  readonly isUnix: boolean;
  readonly isWindows: boolean;
  readonly isFreeBSD: boolean;
  readonly isMusl: boolean;
  readonly isStatic: boolean;
  readonly isx86: boolean;
  readonly isx86_32: boolean;
  readonly isx86_64: boolean;
  readonly isi686: boolean;
  readonly isAarch: boolean;
  readonly isAarch32: boolean;
  readonly isAarch64: boolean;
  readonly isRiscV: boolean;
  readonly isPower: boolean;
  readonly isWasm: boolean;
  readonly is64bit: boolean;
  readonly is32bit: boolean;
  readonly isLittleEndian: boolean;
  readonly isBigEndian: boolean;
  /** File endings: libraries, programs. */
  readonly extensions: {
    readonly sharedLibrary: string;
    readonly staticLibrary: string;
    readonly library: string;
    readonly executable: string;
  };
  readonly parsed: Untyped;
  readonly linuxArch: string;
  readonly darwinArch: string;
  readonly rust: Untyped;
  readonly go: Untyped;
  /** Whether programs for `other` run here. */
  canExecute(other: Platform): boolean;
}

/** What may stand as an attribute that becomes a variable of the build's environment. */
type DerivationValue =
  string | number | boolean | Path | Derivation | FlakeInput | null | undefined | readonly DerivationValue[];

/** What `override` functions are given: what the package's author wrote. */
interface DerivationAttributes extends DerivationArgs {
  readonly name: string;
  readonly pname: string;
  readonly version: string;
  readonly src: Untyped;
  readonly meta: Meta;
  readonly passthru: { readonly [name: string]: Untyped };
  readonly [attribute: string]: Untyped;
}

/** What a function given to `mkDerivation` sees: the arguments after all overrides. */
interface FinalDerivationAttributes extends DerivationAttributes {
  /** The package itself. */
  readonly finalPackage: Derivation;
}

/**
 * What `mkDerivation` takes. An attribute that is not listed becomes a variable of the build: write it in capitals,
 * or put it into `env`.
 */
interface DerivationArgs {
  /** Name and version together; give this or `pname` and `version`. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  readonly version?: string;

  /** The source: a path, a fetcher's result. */
  readonly src?: Source | null;
  readonly srcs?: readonly Source[];
  /** The folder to build in, from the top of the unpacked source. */
  readonly sourceRoot?: string;
  readonly setSourceRoot?: string;
  /** Patches, applied in order. */
  readonly patches?: readonly (Source | null)[];
  readonly prePatch?: string;
  readonly postPatch?: string;
  readonly patchFlags?: readonly string[];

  /** Tools that run while building: compilers, `pkg-config`, hooks. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** Libraries that the result uses. */
  readonly buildInputs?: readonly Dependency[];
  /** Libraries that users of the result need too. */
  readonly propagatedBuildInputs?: readonly Dependency[];
  readonly propagatedNativeBuildInputs?: readonly Dependency[];
  readonly depsBuildBuild?: readonly Dependency[];
  readonly depsBuildTarget?: readonly Dependency[];
  readonly depsHostHost?: readonly Dependency[];
  readonly depsTargetTarget?: readonly Dependency[];
  readonly nativeCheckInputs?: readonly Dependency[];
  readonly checkInputs?: readonly Dependency[];
  readonly nativeInstallCheckInputs?: readonly Dependency[];
  readonly installCheckInputs?: readonly Dependency[];

  /** Variables of the build's environment. */
  readonly env?: { readonly [name: string]: string | number | boolean | Path | Derivation };
  /** The names of the outputs; `["out"]` unless given. */
  readonly outputs?: readonly string[];
  readonly outputsToInstall?: readonly string[];

  /** The phases, in order, when not the standard ones. */
  readonly phases?: readonly string[] | string;
  readonly prePhases?: readonly string[];
  readonly preConfigurePhases?: readonly string[];
  readonly preBuildPhases?: readonly string[];
  readonly preInstallPhases?: readonly string[];
  readonly preFixupPhases?: readonly string[];
  readonly postPhases?: readonly string[];

  readonly unpackPhase?: string;
  readonly unpackCmd?: string;
  readonly preUnpack?: string;
  readonly postUnpack?: string;
  readonly patchPhase?: string;
  readonly configurePhase?: string;
  readonly configureScript?: string;
  readonly configureFlags?: readonly (string | null | undefined)[];
  readonly preConfigure?: string;
  readonly postConfigure?: string;
  readonly cmakeFlags?: readonly string[];
  readonly cmakeDir?: string;
  readonly cmakeBuildType?: string;
  readonly mesonFlags?: readonly string[];
  readonly mesonBuildType?: string;
  readonly ninjaFlags?: readonly string[];
  readonly buildPhase?: string;
  readonly buildFlags?: readonly string[] | string;
  readonly makefile?: string;
  readonly makeFlags?: readonly string[] | string;
  readonly preBuild?: string;
  readonly postBuild?: string;
  readonly checkPhase?: string;
  readonly checkTarget?: string;
  readonly checkFlags?: readonly string[] | string;
  readonly preCheck?: string;
  readonly postCheck?: string;
  readonly installPhase?: string;
  readonly installTargets?: readonly string[] | string;
  readonly installFlags?: readonly string[] | string;
  readonly preInstall?: string;
  readonly postInstall?: string;
  readonly fixupPhase?: string;
  readonly preFixup?: string;
  readonly postFixup?: string;
  readonly installCheckPhase?: string;
  readonly installCheckTarget?: string;
  readonly preInstallCheck?: string;
  readonly postInstallCheck?: string;
  readonly distPhase?: string;
  readonly setupHook?: Path | Derivation | string;
  readonly setupHooks?: readonly (Path | Derivation)[];
  readonly shellHook?: string;

  readonly doCheck?: boolean;
  readonly doInstallCheck?: boolean;
  readonly doDist?: boolean;
  /** A phase or a step of one that is left out: `dontUnpack`, `dontBuild`, `dontStrip`. */
  readonly [flag: `dont${string}`]: boolean | undefined;
  /** Whether `make` may run in parallel. */
  readonly enableParallelBuilding?: boolean;
  readonly enableParallelChecking?: boolean;
  readonly enableParallelInstalling?: boolean;
  readonly separateDebugInfo?: boolean;
  /** Refuse dependencies that are not in the right list. */
  readonly strictDeps?: boolean;
  readonly hardeningDisable?: readonly string[];
  readonly hardeningEnable?: readonly string[];
  readonly stripAllList?: readonly string[];
  readonly stripDebugList?: readonly string[];
  readonly stripExclude?: readonly string[];
  readonly makeWrapperArgs?: readonly string[];
  readonly wrapProgramFlags?: readonly string[];
  readonly runtimeDependencies?: readonly Dependency[];
  readonly appendRunpaths?: readonly string[];

  /** The program that runs the build; the shell unless given. */
  readonly builder?: string | Path | Derivation;
  readonly args?: readonly (string | Path | Derivation)[];
  readonly system?: string;
  readonly preferLocalBuild?: boolean;
  readonly allowSubstitutes?: boolean;
  readonly __structuredAttrs?: boolean;
  readonly __darwinAllowLocalNetworking?: boolean;
  readonly __noChroot?: boolean;
  readonly __contentAddressed?: boolean;
  readonly allowedReferences?: readonly (string | Derivation)[] | null;
  readonly allowedRequisites?: readonly (string | Derivation)[] | null;
  readonly disallowedReferences?: readonly (string | Derivation)[];
  readonly disallowedRequisites?: readonly (string | Derivation)[];
  readonly exportReferencesGraph?: readonly Untyped[];
  readonly passAsFile?: readonly string[];
  readonly requiredSystemFeatures?: readonly string[];
  readonly impureEnvVars?: readonly string[];

  /** The hash that the output must have: such a build may use the network. */
  readonly outputHash?: string | null;
  readonly outputHashAlgo?: "md5" | "sha1" | "sha256" | "sha512" | "blake3" | null;
  readonly outputHashMode?: "flat" | "recursive" | "nar" | "text" | "git";

  readonly meta?: Meta;
  /** Attributes of the package that do not go into the build. */
  readonly passthru?: object;
  readonly pos?: Untyped;
  /** A variable of the build's environment. */
  readonly [variable: Uppercase<string>]: DerivationValue;
}

interface ShellArgs extends DerivationArgs {
  /** What the shell puts on the path. */
  readonly packages?: readonly Dependency[];
  /** Packages whose dependencies the shell has too. */
  readonly inputsFrom?: readonly Dependency[];
  /** Commands run when the shell starts. */
  readonly shellHook?: string;
}

/** `mkShell` and its likes: a function that can be overridden. */
interface MkShell {
  /** A development shell. */
  (args: ShellArgs): Derivation;
  /** The same function with other arguments, such as another `stdenv`. */
  override(args: { readonly stdenv?: Stdenv }): MkShell;
}
