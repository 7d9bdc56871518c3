// Small builders: files with a text in them, scripts, commands, collections of links.

/** What a command's build may have beside variables of its environment. */
interface CommandAttributes {
  /** Tools that run while building. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** Libraries to build against. */
  readonly buildInputs?: readonly Dependency[];
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  /** Variables of the environment. */
  readonly env?: { readonly [name: string]: string | number | boolean | Path | Derivation };
  /** Whether to build it here and not on another machine. */
  readonly preferLocalBuild?: boolean;
  /** Whether a binary cache may be asked for it. */
  readonly allowSubstitutes?: boolean;
  /** A variable of the environment. */
  readonly [variable: string]: unknown;
}

interface WriteTextFileArgs {
  /** The name of the file. */
  readonly name: string;
  /** What is in it. */
  readonly text: string;
  /** Whether it may be run. */
  readonly executable?: boolean;
  /** Its place in the output: `/bin/hello`; the output itself unless given. */
  readonly destination?: string;
  /** Commands that check it. */
  readonly checkPhase?: string;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  /** Whether a binary cache may be asked for it. */
  readonly allowSubstitutes?: boolean;
  /** Whether to build it here and not on another machine. */
  readonly preferLocalBuild?: boolean;
  /** More arguments for `mkDerivation`. */
  readonly derivationArgs?: object;
}

interface WriteShellApplicationArgs {
  /** The name of the program. */
  readonly name: string;
  /** The script, without its first line. */
  readonly text: string;
  /** What is on its path. */
  readonly runtimeInputs?: readonly Dependency[];
  /** Variables that are set for it. */
  readonly runtimeEnv?: { readonly [name: string]: string | number | boolean | readonly string[] } | null;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  /** What is checked when building; ShellCheck unless given. */
  readonly checkPhase?: string | null;
  /** Checks of ShellCheck to leave out: `["SC2086"]`. */
  readonly excludeShellChecks?: readonly string[];
  /** More flags for ShellCheck. */
  readonly extraShellCheckFlags?: readonly string[];
  /** Options that are set: `["errexit", "nounset", "pipefail"]` unless given. */
  readonly bashOptions?: readonly string[];
  /** Whether the caller's path is kept behind. */
  readonly inheritPath?: boolean;
  /** More arguments for `mkDerivation`. */
  readonly derivationArgs?: object;
}

interface SymlinkJoinArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The version. */
  readonly version?: string;
  /** The packages whose files are linked. */
  readonly paths: readonly (Dependency | StringLike)[];
  /** Commands run when the links are there: the place for `wrapProgram`. */
  readonly postBuild?: string;
  /** Tools that run while building. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** Libraries to build against. */
  readonly buildInputs?: readonly Dependency[];
  /** Whether to build it here and not on another machine. */
  readonly preferLocalBuild?: boolean;
  /** Whether a binary cache may be asked for it. */
  readonly allowSubstitutes?: boolean;
  /** The folder of the packages that is linked. */
  readonly stripPrefix?: string;
  /** Whether a missing path stops it. */
  readonly failOnMissing?: boolean;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  readonly [attribute: string]: unknown;
}

interface BuildEnvArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The version. */
  readonly version?: string;
  /** The packages whose files are linked. */
  readonly paths: readonly (Dependency | StringLike)[];
  /** The folders to link, such as `["/bin"]`; all unless given. */
  readonly pathsToLink?: readonly string[];
  /** More outputs of each package, such as `["man"]`. */
  readonly extraOutputsToInstall?: readonly string[];
  /** The folder in the output that all is below. */
  readonly extraPrefix?: string;
  /** Whether files with one name do not stop it. */
  readonly ignoreCollisions?: boolean;
  /** Whether files with one name may be the same. */
  readonly checkCollisionContents?: boolean;
  /** Whether packages that are one file are left out. */
  readonly ignoreSingleFileOutputs?: boolean;
  /** Whether all that the packages need is linked too. */
  readonly includeClosures?: boolean;
  /** Tools that run while building. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** Libraries to build against. */
  readonly buildInputs?: readonly Dependency[];
  /** Commands run when the links are there. */
  readonly postBuild?: string;
  /** A file that lists what is installed. */
  readonly manifest?: FileLike;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
}

interface BuildFHSEnvArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The version. */
  readonly version?: string;
  /** The packages for the system itself. */
  readonly targetPkgs?: (pkgs: Untyped) => readonly Dependency[];
  /** The packages for 64 and 32 bits. */
  readonly multiPkgs?: ((pkgs: Untyped) => readonly Dependency[]) | null;
  /** Whether 32 bits are supported too. */
  readonly multiArch?: boolean;
  /** What runs inside; a shell unless given. */
  readonly runScript?: string | Derivation;
  /** Commands run before, as a profile. */
  readonly profile?: string;
  /** Commands run in the root when it is put together. */
  readonly extraBuildCommands?: string;
  /** Commands run when it is installed. */
  readonly extraInstallCommands?: string;
  /** More outputs of each package. */
  readonly extraOutputsToInstall?: readonly string[];
  /** More arguments of bubblewrap. */
  readonly extraBwrapArgs?: readonly string[];
  /** Whether it has users of its own. */
  readonly unshareUser?: boolean;
  /** Whether it has messages between processes of its own. */
  readonly unshareIpc?: boolean;
  /** Whether it has process numbers of its own. */
  readonly unsharePid?: boolean;
  /** Whether it has a network of its own. */
  readonly unshareNet?: boolean;
  /** Whether it has a `/tmp` of its own. */
  readonly privateTmp?: boolean;
  /** Whether it ends with who started it. */
  readonly dieWithParent?: boolean;
  /** The name of the program. */
  readonly executableName?: string;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
}

interface MakeDesktopItemArgs {
  /** The file's name, without `.desktop`. */
  readonly name: string;
  /** The name in menus. */
  readonly desktopName: string;
  /** The command. */
  readonly exec?: string | null;
  /** The icon, by name or path. */
  readonly icon?: string | Path | Derivation | null;
  /** The text that explains it. */
  readonly comment?: string | null;
  /** What kind of program it is. */
  readonly genericName?: string | null;
  /** The parts of the menu it belongs to. */
  readonly categories?: readonly string[];
  /** The kinds of files it opens. */
  readonly mimeTypes?: readonly string[];
  /** Words to find it by. */
  readonly keywords?: readonly string[];
  /** Whether it runs in a terminal. */
  readonly terminal?: boolean;
  /** What it is; `Application` unless given. */
  readonly type?: "Application" | "Link" | "Directory";
  /** Whether it says when it has started. */
  readonly startupNotify?: boolean | null;
  /** The class of its windows. */
  readonly startupWMClass?: string | null;
  /** Whether menus leave it out. */
  readonly noDisplay?: boolean | null;
  /** More commands, by name. */
  readonly actions?: object;
  /** More keys. */
  readonly extraConfig?: object;
  readonly [key: string]: unknown;
}

interface Packages {
  /** Runs shell commands that make `$out`, with a C compiler left out. `attributes` become variables. */
  runCommand(name: string, attributes: CommandAttributes, commands: string): AnyPackage;
  /** As `runCommand`, never asking binary caches: for what takes no time. */
  runCommandLocal(name: string, attributes: CommandAttributes, commands: string): AnyPackage;
  /** As `runCommand`, with a C compiler. */
  runCommandCC(name: string, attributes: CommandAttributes, commands: string): AnyPackage;

  /** A file with a text. */
  writeText(name: string, text: string): AnyPackage;
  /** A folder with a text file at a path in it. */
  writeTextDir(path: string, text: string): AnyPackage;
  /** A file with a text, with all that can be said about it. */
  writeTextFile(args: WriteTextFileArgs): AnyPackage;
  /** A file that may be run; write its first line yourself. */
  writeScript(name: string, text: string): AnyPackage;
  /** As `writeScript`, in `bin`. */
  writeScriptBin(name: string, text: string): AnyPackage;
  /** A shell script as a file; its first line is written for you. */
  writeShellScript(name: string, text: string): AnyPackage;
  /** A shell script in `bin`; its first line is written for you. */
  writeShellScriptBin(name: string, text: string): AnyPackage;
  /** A shell script in `bin` with programs on its path, checked by ShellCheck. */
  writeShellApplication(args: WriteShellApplicationArgs): AnyPackage;
  /** Files one after another. */
  concatText(name: string, files: readonly FileLike[]): AnyPackage;
  /** Files one after another, with all that can be said about the result. */
  concatTextFile(args: {
    readonly name: string;
    readonly files: readonly FileLike[];
    readonly executable?: boolean;
    readonly destination?: string;
    readonly meta?: Meta;
  }): AnyPackage;
  /** Files one after another, as a script that may be run. */
  concatScript(name: string, files: readonly FileLike[]): AnyPackage;
  /** A file that lists all that some paths need. */
  writeClosure(paths: readonly FileLike[]): AnyPackage;
  /** A file that lists what a path names itself. */
  writeDirectReferencesToFile(path: FileLike): AnyPackage;
  /** A program written in C, C++ or the like, of one file. */
  writeCBin(name: string, code: string): AnyPackage;

  /** The files of several packages in one tree, as links. */
  symlinkJoin(args: SymlinkJoinArgs): AnyPackage;
  /** A tree of links: names and what they lead to. */
  linkFarm(name: string, entries: readonly { readonly name: string; readonly path: FileLike }[]): AnyPackage;
  linkFarm(name: string, entries: { readonly [name: string]: FileLike }): AnyPackage;
  /** A tree of links to packages, by their names. */
  linkFarmFromDrvs(name: string, pkgs: readonly Derivation[]): AnyPackage;
  /** An environment: the files of several packages, as `nix profile` has them. */
  buildEnv(args: BuildEnvArgs): AnyPackage;
  /** A sandbox laid out as other distributions are. */
  buildFHSEnv(args: BuildFHSEnvArgs): AnyPackage;
  /** The older name of `buildFHSEnv`. */
  buildFHSUserEnv(args: BuildFHSEnvArgs): AnyPackage;

  /** A source with patches applied, as one. */
  applyPatches(args: {
    readonly src: Source;
    readonly name?: string;
    readonly patches?: readonly (Source | null)[];
    readonly postPatch?: string;
    readonly prePatch?: string;
    readonly nativeBuildInputs?: readonly Dependency[];
  }): AnyPackage;
  /** The unpacked and patched source of a package. */
  srcOnly(args: Derivation | object): AnyPackage;
  /** A file with `@name@` replaced by values; each must be there. */
  replaceVars(file: FileLike, values: { readonly [name: string]: StringLike | null }): AnyPackage;
  /** As `replaceVars`, with all that can be said about it. */
  replaceVarsWith(args: object): AnyPackage;
  /** A file with `@name@` replaced by values. */
  substituteAll(args: { readonly src: FileLike; readonly [name: string]: unknown }): AnyPackage;
  /** A file with texts replaced. */
  substitute(args: { readonly src: FileLike; readonly [name: string]: unknown }): AnyPackage;
  /** A path's copy in the store. */
  copyPathToStore(path: Path): AnyPackage;
  /** A script that runs in the builds of whoever depends on it. */
  makeSetupHook(
    args: {
      readonly name: string;
      readonly propagatedBuildInputs?: readonly Dependency[];
      readonly substitutions?: object;
      readonly meta?: Meta;
      readonly passthru?: object;
    },
    script: FileLike,
  ): AnyPackage;
  /** An entry for desktops' menus. */
  makeDesktopItem(args: MakeDesktopItemArgs): AnyPackage;
  /** A configuration of fontconfig. */
  makeFontsConf(args: { readonly fontDirectories: readonly FileLike[] }): AnyPackage;
  /** A first file system for Linux. */
  makeInitrd(args: Untyped): AnyPackage;
  /** Gives builds `makeWrapper` and `wrapProgram`: scripts that start a program with other variables. */
  makeWrapper: Derivation;
  /** As `makeWrapper`, making programs instead of scripts. */
  makeBinaryWrapper: Derivation;
  /** A file with nothing in it. */
  readonly emptyFile: AnyPackage;
  /** A folder with nothing in it. */
  readonly emptyDirectory: AnyPackage;
  /** The shell for scripts. */
  readonly runtimeShell: string;
  /** The shell for scripts, as a package. */
  readonly runtimeShellPackage: AnyPackage;
  /** Checks shell scripts. */
  readonly shellcheck: AnyPackage;
  /** All that a package needs, as one file to be imported elsewhere. */
  exportReferencesGraph: Untyped;
  /** Lists of all that some paths need. */
  closureInfo(args: { readonly rootPaths: readonly FileLike[] }): AnyPackage;
  /** A file system with all that some paths need. */
  makeClosure: Untyped;
}
