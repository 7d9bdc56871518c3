// stdenv: the standard environment and what its mkDerivation takes.

/** The standard environment: a shell, core tools, a compiler, and `mkDerivation` which builds in it. */
interface Stdenv {
  /** A package built by the standard phases. A function is given the final arguments, overrides included. */
  mkDerivation(args: DerivationArgs): AnyPackage;
  mkDerivation(args: (finalAttrs: FinalDerivationAttributes) => DerivationArgs): AnyPackage;

  /** The C compiler with its wrapper. */
  readonly cc: AnyPackage;
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
  /** Whether the result runs on x86-64. */
  readonly isx86_64: boolean;
  /** Whether the result runs on ARM with 64 bits. */
  readonly isAarch64: boolean;
  /** Whether the result runs on x86 with 32 bits. */
  readonly isi686: boolean;
  /** Whether the result runs with 64 bits. */
  readonly is64bit: boolean;
  /** Whether the result runs with 32 bits. */
  readonly is32bit: boolean;
  /** The name of the system that the result runs on. */
  readonly system: string;
  /** The same with other parts. */
  override(args: object): Stdenv;
}

/** A kind of machine with its operating system. */
interface Platform {
  /** The name as Nix has it, such as `x86_64-linux`. */
  readonly system: string;
  /** The GNU name, such as `x86_64-unknown-linux-gnu`. */
  readonly config: string;
  /** Linux. */
  readonly isLinux: boolean;
  /** macOS. */
  readonly isDarwin: boolean;
  /** Unix of any kind. */
  readonly isUnix: boolean;
  /** Windows. */
  readonly isWindows: boolean;
  /** FreeBSD. */
  readonly isFreeBSD: boolean;
  /** With musl for a C library. */
  readonly isMusl: boolean;
  /** Linked statically. */
  readonly isStatic: boolean;
  /** x86, 32 or 64 bits. */
  readonly isx86: boolean;
  /** x86, 32 bits. */
  readonly isx86_32: boolean;
  /** x86, 64 bits. */
  readonly isx86_64: boolean;
  /** x86, 32 bits, from i686 on. */
  readonly isi686: boolean;
  /** ARM, 32 or 64 bits. */
  readonly isAarch: boolean;
  /** ARM, 32 bits. */
  readonly isAarch32: boolean;
  /** ARM, 64 bits. */
  readonly isAarch64: boolean;
  /** RISC-V. */
  readonly isRiscV: boolean;
  /** POWER. */
  readonly isPower: boolean;
  /** WebAssembly. */
  readonly isWasm: boolean;
  /** 64 bits. */
  readonly is64bit: boolean;
  /** 32 bits. */
  readonly is32bit: boolean;
  /** Little-endian. */
  readonly isLittleEndian: boolean;
  /** Big-endian. */
  readonly isBigEndian: boolean;
  /** File endings: libraries, programs. */
  readonly extensions: {
    readonly sharedLibrary: string;
    readonly staticLibrary: string;
    readonly library: string;
    readonly executable: string;
  };
  /** The parts of the name. */
  readonly parsed: Untyped;
  /** What Linux calls the architecture. */
  readonly linuxArch: string;
  /** What macOS calls the architecture. */
  readonly darwinArch: string;
  /** What Rust calls the platform. */
  readonly rust: Untyped;
  /** What Go calls the platform. */
  readonly go: Untyped;
  /** Whether programs for `other` run here. */
  canExecute(other: Platform): boolean;
}

/** What may stand as an attribute that becomes a variable of the build's environment. */
type DerivationValue =
  string | number | boolean | Path | Derivation | FlakeInput | null | undefined | readonly DerivationValue[];

/** What `override` functions are given: what the package's author wrote. */
interface DerivationAttributes extends DerivationArgs {
  /** Name and version together. */
  readonly name: string;
  /** The name without the version. */
  readonly pname: string;
  /** The version. */
  readonly version: string;
  /** The source. */
  readonly src: Untyped;
  /** What is said about the package. */
  readonly meta: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru: { readonly [name: string]: Untyped };
  readonly [attribute: string]: Untyped;
}

/** What a function given to `mkDerivation` sees: the arguments after all overrides. */
interface FinalDerivationAttributes extends DerivationAttributes {
  /** The package itself. */
  readonly finalPackage: AnyPackage;
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
  /** The version. */
  readonly version?: string;

  /** The source: a path, a fetcher's result. */
  readonly src?: Source | null;
  /** Several sources. */
  readonly srcs?: readonly Source[];
  /** The folder to build in, from the top of the unpacked source. */
  readonly sourceRoot?: string;
  /** Commands that set `sourceRoot`. */
  readonly setSourceRoot?: string;
  /** Patches, applied in order. */
  readonly patches?: readonly (Source | null)[];
  /** Commands before patching. */
  readonly prePatch?: string;
  /** Commands after patching: the place for `substituteInPlace`. */
  readonly postPatch?: string;
  /** Flags for `patch`; `["-p1"]` unless given. */
  readonly patchFlags?: readonly string[];

  /** Tools that run while building: compilers, `pkg-config`, hooks. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** Libraries that the result uses. */
  readonly buildInputs?: readonly Dependency[];
  /** Libraries that users of the result need too. */
  readonly propagatedBuildInputs?: readonly Dependency[];
  /** Tools that users of the result need too. */
  readonly propagatedNativeBuildInputs?: readonly Dependency[];
  /** Libraries for programs that run while building. */
  readonly depsBuildBuild?: readonly Dependency[];
  /** Tools that make code for the target. */
  readonly depsBuildTarget?: readonly Dependency[];
  /** Libraries for the host's own compilers. */
  readonly depsHostHost?: readonly Dependency[];
  /** Libraries for the target's own programs. */
  readonly depsTargetTarget?: readonly Dependency[];
  /** Tools for the tests. */
  readonly nativeCheckInputs?: readonly Dependency[];
  /** Libraries for the tests. */
  readonly checkInputs?: readonly Dependency[];
  /** Tools for the tests after installation. */
  readonly nativeInstallCheckInputs?: readonly Dependency[];
  /** Libraries for the tests after installation. */
  readonly installCheckInputs?: readonly Dependency[];

  /** Variables of the build's environment. */
  readonly env?: { readonly [name: string]: string | number | boolean | Path | Derivation };
  /** The names of the outputs; `["out"]` unless given. */
  readonly outputs?: readonly string[];
  /** The outputs that `nix profile` installs. */
  readonly outputsToInstall?: readonly string[];

  /** The phases, in order, when not the standard ones. */
  readonly phases?: readonly string[] | string;
  /** Phases before the first. */
  readonly prePhases?: readonly string[];
  /** Phases before `configurePhase`. */
  readonly preConfigurePhases?: readonly string[];
  /** Phases before `buildPhase`. */
  readonly preBuildPhases?: readonly string[];
  /** Phases before `installPhase`. */
  readonly preInstallPhases?: readonly string[];
  /** Phases before `fixupPhase`. */
  readonly preFixupPhases?: readonly string[];
  /** Phases after the last. */
  readonly postPhases?: readonly string[];

  /** Commands that unpack the source. */
  readonly unpackPhase?: string;
  /** The command that unpacks one source. */
  readonly unpackCmd?: string;
  /** Commands before unpacking. */
  readonly preUnpack?: string;
  /** Commands after unpacking. */
  readonly postUnpack?: string;
  /** Commands that patch the source. */
  readonly patchPhase?: string;
  /** Commands that configure. */
  readonly configurePhase?: string;
  /** The script that configures; `./configure` unless given. */
  readonly configureScript?: string;
  /** Flags for it. */
  readonly configureFlags?: readonly (string | null | undefined)[];
  /** Commands before configuring. */
  readonly preConfigure?: string;
  /** Commands after configuring. */
  readonly postConfigure?: string;
  /** Flags for CMake; `lib.cmakeBool` and its likes write them. */
  readonly cmakeFlags?: readonly string[];
  /** The folder of `CMakeLists.txt`, from the build folder. */
  readonly cmakeDir?: string;
  /** `Release` unless given. */
  readonly cmakeBuildType?: string;
  /** Flags for Meson; `lib.mesonBool` and its likes write them. */
  readonly mesonFlags?: readonly string[];
  /** `plain` unless given. */
  readonly mesonBuildType?: string;
  /** Flags for Ninja. */
  readonly ninjaFlags?: readonly string[];
  /** Commands that build; `make` unless given. Begin with `runHook preBuild`, end with `runHook postBuild`. */
  readonly buildPhase?: string;
  /** Flags for `make` when building. */
  readonly buildFlags?: readonly string[] | string;
  /** The makefile's name. */
  readonly makefile?: string;
  /** Flags for `make` whenever it runs. */
  readonly makeFlags?: readonly string[] | string;
  /** Commands before building. */
  readonly preBuild?: string;
  /** Commands after building. */
  readonly postBuild?: string;
  /** Commands that test; `make check` unless given. */
  readonly checkPhase?: string;
  /** The target of `make` that tests. */
  readonly checkTarget?: string;
  /** Flags for the tests. */
  readonly checkFlags?: readonly string[] | string;
  /** Commands before testing. */
  readonly preCheck?: string;
  /** Commands after testing. */
  readonly postCheck?: string;
  /** Commands that put the result into `$out`; `make install` unless given. Begin with `runHook preInstall`, end with `runHook postInstall`. */
  readonly installPhase?: string;
  /** The targets of `make` that install. */
  readonly installTargets?: readonly string[] | string;
  /** Flags for `make` when installing. */
  readonly installFlags?: readonly string[] | string;
  /** Commands before installing. */
  readonly preInstall?: string;
  /** Commands after installing. */
  readonly postInstall?: string;
  /** Commands that put the result in order: paths, symbols, scripts. */
  readonly fixupPhase?: string;
  /** Commands before that. */
  readonly preFixup?: string;
  /** Commands after that: the place for `wrapProgram`. */
  readonly postFixup?: string;
  /** Commands that test what was installed. */
  readonly installCheckPhase?: string;
  /** The target of `make` that tests what was installed. */
  readonly installCheckTarget?: string;
  /** Commands before these tests. */
  readonly preInstallCheck?: string;
  /** Commands after these tests. */
  readonly postInstallCheck?: string;
  /** Commands that make an archive of the source. */
  readonly distPhase?: string;
  /** A script that runs in the builds of whoever depends on it. */
  readonly setupHook?: Path | Derivation | string;
  /** Several such scripts. */
  readonly setupHooks?: readonly (Path | Derivation)[];
  /** Commands run when a shell for it starts. */
  readonly shellHook?: string;

  /** Whether to test; `false` unless given. */
  readonly doCheck?: boolean;
  /** Whether to test what was installed. */
  readonly doInstallCheck?: boolean;
  /** Whether to make an archive of the source. */
  readonly doDist?: boolean;
  /** A phase or a step of one that is left out: `dontUnpack`, `dontBuild`, `dontStrip`. */
  readonly [flag: `dont${string}`]: boolean | undefined;
  /** Whether `make` may run in parallel. */
  readonly enableParallelBuilding?: boolean;
  /** Whether `make` may test in parallel. */
  readonly enableParallelChecking?: boolean;
  /** Whether `make` may install in parallel. */
  readonly enableParallelInstalling?: boolean;
  /** Whether debug symbols go into an output `debug`. */
  readonly separateDebugInfo?: boolean;
  /** Refuse dependencies that are not in the right list. */
  readonly strictDeps?: boolean;
  /** The protections of the compiler to leave out: `["all"]`, `["fortify"]`. */
  readonly hardeningDisable?: readonly string[];
  /** More protections of the compiler. */
  readonly hardeningEnable?: readonly string[];
  /** Folders whose files lose all symbols. */
  readonly stripAllList?: readonly string[];
  /** Folders whose files lose debug symbols. */
  readonly stripDebugList?: readonly string[];
  /** Files that keep their symbols. */
  readonly stripExclude?: readonly string[];
  /** Arguments of the wrapper around programs. */
  readonly makeWrapperArgs?: readonly string[];
  /** Arguments of `wrapProgram`. */
  readonly wrapProgramFlags?: readonly string[];
  /** Libraries that are loaded by name, for `autoPatchelfHook`. */
  readonly runtimeDependencies?: readonly Dependency[];
  /** Paths of libraries, for `autoPatchelfHook`. */
  readonly appendRunpaths?: readonly string[];

  /** The program that runs the build; the shell unless given. */
  readonly builder?: string | Path | Derivation;
  /** Arguments of the builder. */
  readonly args?: readonly (string | Path | Derivation)[];
  /** Where it is built; the package set's system unless given. */
  readonly system?: string;
  /** Whether to build it here and not on another machine. */
  readonly preferLocalBuild?: boolean;
  /** Whether a binary cache may be asked for it. */
  readonly allowSubstitutes?: boolean;
  /** Whether attributes reach the build as JSON, not as variables. */
  readonly __structuredAttrs?: boolean;
  /** Whether tests on macOS may use the local network. */
  readonly __darwinAllowLocalNetworking?: boolean;
  /** Whether to build outside of the sandbox. */
  readonly __noChroot?: boolean;
  /** Whether the output's path follows from what is in it. Experimental. */
  readonly __contentAddressed?: boolean;
  /** All that the output may name. */
  readonly allowedReferences?: readonly (string | Derivation)[] | null;
  /** All that the output may need. */
  readonly allowedRequisites?: readonly (string | Derivation)[] | null;
  /** What the output may not name. */
  readonly disallowedReferences?: readonly (string | Derivation)[];
  /** What the output may not need. */
  readonly disallowedRequisites?: readonly (string | Derivation)[];
  /** Paths whose needs are listed in files of the build. */
  readonly exportReferencesGraph?: readonly Untyped[];
  /** Attributes that reach the build as files. */
  readonly passAsFile?: readonly string[];
  /** What the building machine must have, such as `kvm`. */
  readonly requiredSystemFeatures?: readonly string[];
  /** Variables of the environment that reach the build, where the output's hash is fixed. */
  readonly impureEnvVars?: readonly string[];

  /** The hash that the output must have: such a build may use the network. */
  readonly outputHash?: string | null;
  /** The kind of `outputHash`, where it does not say it itself. */
  readonly outputHashAlgo?: "md5" | "sha1" | "sha256" | "sha512" | "blake3" | null;
  /** What is hashed: the file alone, or the output as an archive. */
  readonly outputHashMode?: "flat" | "recursive" | "nar" | "text" | "git";

  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes of the package that do not go into the build. */
  readonly passthru?: object;
  /** Where it is defined, for messages. */
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
  (args: ShellArgs): AnyPackage;
  /** The same function with other arguments, such as another `stdenv`. */
  override(args: { readonly stdenv?: Stdenv }): MkShell;
}
