// Small builders: files with a text in them, scripts, commands, collections of links.

/** What a command's build may have beside variables of its environment. */
interface CommandAttributes {
  readonly nativeBuildInputs?: readonly Dependency[];
  readonly buildInputs?: readonly Dependency[];
  readonly meta?: Meta;
  readonly passthru?: object;
  readonly env?: { readonly [name: string]: string | number | boolean | Path | Derivation };
  readonly preferLocalBuild?: boolean;
  readonly allowSubstitutes?: boolean;
  /** A variable of the environment. */
  readonly [variable: string]: unknown;
}

interface WriteTextFileArgs {
  readonly name: string;
  readonly text: string;
  /** Whether it may be run. */
  readonly executable?: boolean;
  /** Its place in the output: `/bin/hello`; the output itself unless given. */
  readonly destination?: string;
  readonly checkPhase?: string;
  readonly meta?: Meta;
  readonly passthru?: object;
  readonly allowSubstitutes?: boolean;
  readonly preferLocalBuild?: boolean;
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
  readonly meta?: Meta;
  readonly passthru?: object;
  /** What is checked when building; ShellCheck unless given. */
  readonly checkPhase?: string | null;
  /** Checks of ShellCheck to leave out: `["SC2086"]`. */
  readonly excludeShellChecks?: readonly string[];
  readonly extraShellCheckFlags?: readonly string[];
  /** Options that are set: `["errexit", "nounset", "pipefail"]` unless given. */
  readonly bashOptions?: readonly string[];
  /** Whether the caller's path is kept behind. */
  readonly inheritPath?: boolean;
  readonly derivationArgs?: object;
}

interface SymlinkJoinArgs {
  readonly name?: string;
  readonly pname?: string;
  readonly version?: string;
  /** The packages whose files are linked. */
  readonly paths: readonly (Dependency | StringLike)[];
  /** Commands run when the links are there: the place for `wrapProgram`. */
  readonly postBuild?: string;
  readonly nativeBuildInputs?: readonly Dependency[];
  readonly buildInputs?: readonly Dependency[];
  readonly preferLocalBuild?: boolean;
  readonly allowSubstitutes?: boolean;
  readonly stripPrefix?: string;
  readonly failOnMissing?: boolean;
  readonly meta?: Meta;
  readonly passthru?: object;
  readonly [attribute: string]: unknown;
}

interface BuildEnvArgs {
  readonly name?: string;
  readonly pname?: string;
  readonly version?: string;
  readonly paths: readonly (Dependency | StringLike)[];
  /** The folders to link, such as `["/bin"]`; all unless given. */
  readonly pathsToLink?: readonly string[];
  readonly extraOutputsToInstall?: readonly string[];
  readonly extraPrefix?: string;
  readonly ignoreCollisions?: boolean;
  readonly checkCollisionContents?: boolean;
  readonly ignoreSingleFileOutputs?: boolean;
  readonly includeClosures?: boolean;
  readonly nativeBuildInputs?: readonly Dependency[];
  readonly buildInputs?: readonly Dependency[];
  readonly postBuild?: string;
  readonly manifest?: FileLike;
  readonly meta?: Meta;
  readonly passthru?: object;
}

interface BuildFHSEnvArgs {
  readonly name?: string;
  readonly pname?: string;
  readonly version?: string;
  /** The packages for the system itself. */
  readonly targetPkgs?: (pkgs: Untyped) => readonly Dependency[];
  /** The packages for 64 and 32 bits. */
  readonly multiPkgs?: ((pkgs: Untyped) => readonly Dependency[]) | null;
  readonly multiArch?: boolean;
  /** What runs inside; a shell unless given. */
  readonly runScript?: string | Derivation;
  /** Commands run before, as a profile. */
  readonly profile?: string;
  readonly extraBuildCommands?: string;
  readonly extraInstallCommands?: string;
  readonly extraOutputsToInstall?: readonly string[];
  readonly extraBwrapArgs?: readonly string[];
  readonly unshareUser?: boolean;
  readonly unshareIpc?: boolean;
  readonly unsharePid?: boolean;
  readonly unshareNet?: boolean;
  readonly privateTmp?: boolean;
  readonly dieWithParent?: boolean;
  readonly executableName?: string;
  readonly meta?: Meta;
  readonly passthru?: object;
}

interface MakeDesktopItemArgs {
  /** The file's name, without `.desktop`. */
  readonly name: string;
  readonly desktopName: string;
  readonly exec?: string | null;
  readonly icon?: string | Path | Derivation | null;
  readonly comment?: string | null;
  readonly genericName?: string | null;
  readonly categories?: readonly string[];
  readonly mimeTypes?: readonly string[];
  readonly keywords?: readonly string[];
  readonly terminal?: boolean;
  readonly type?: "Application" | "Link" | "Directory";
  readonly startupNotify?: boolean | null;
  readonly startupWMClass?: string | null;
  readonly noDisplay?: boolean | null;
  readonly actions?: object;
  readonly extraConfig?: object;
  readonly [key: string]: unknown;
}

interface Packages {
  /** Runs shell commands that make `$out`, with a C compiler left out. `attributes` become variables. */
  runCommand(name: string, attributes: CommandAttributes, commands: string): Derivation;
  /** As `runCommand`, never asking binary caches: for what takes no time. */
  runCommandLocal(name: string, attributes: CommandAttributes, commands: string): Derivation;
  /** As `runCommand`, with a C compiler. */
  runCommandCC(name: string, attributes: CommandAttributes, commands: string): Derivation;

  /** A file with a text. */
  writeText(name: string, text: string): Derivation;
  /** A folder with a text file at a path in it. */
  writeTextDir(path: string, text: string): Derivation;
  /** A file with a text, with all that can be said about it. */
  writeTextFile(args: WriteTextFileArgs): Derivation;
  /** A file that may be run; write its first line yourself. */
  writeScript(name: string, text: string): Derivation;
  /** As `writeScript`, in `bin`. */
  writeScriptBin(name: string, text: string): Derivation;
  /** A shell script as a file; its first line is written for you. */
  writeShellScript(name: string, text: string): Derivation;
  /** A shell script in `bin`; its first line is written for you. */
  writeShellScriptBin(name: string, text: string): Derivation;
  /** A shell script in `bin` with programs on its path, checked by ShellCheck. */
  writeShellApplication(args: WriteShellApplicationArgs): Derivation;
  /** Files one after another. */
  concatText(name: string, files: readonly FileLike[]): Derivation;
  concatTextFile(args: {
    readonly name: string;
    readonly files: readonly FileLike[];
    readonly executable?: boolean;
    readonly destination?: string;
    readonly meta?: Meta;
  }): Derivation;
  concatScript(name: string, files: readonly FileLike[]): Derivation;
  /** A file that lists all that some paths need. */
  writeClosure(paths: readonly FileLike[]): Derivation;
  /** A file that lists what a path names itself. */
  writeDirectReferencesToFile(path: FileLike): Derivation;
  /** A program written in C, C++ or the like, of one file. */
  writeCBin(name: string, code: string): Derivation;

  /** The files of several packages in one tree, as links. */
  symlinkJoin(args: SymlinkJoinArgs): Derivation;
  /** A tree of links: names and what they lead to. */
  linkFarm(name: string, entries: readonly { readonly name: string; readonly path: FileLike }[]): Derivation;
  linkFarm(name: string, entries: { readonly [name: string]: FileLike }): Derivation;
  /** A tree of links to packages, by their names. */
  linkFarmFromDrvs(name: string, pkgs: readonly Derivation[]): Derivation;
  /** An environment: the files of several packages, as `nix profile` has them. */
  buildEnv(args: BuildEnvArgs): Derivation;
  /** A sandbox laid out as other distributions are. */
  buildFHSEnv(args: BuildFHSEnvArgs): Derivation;
  buildFHSUserEnv(args: BuildFHSEnvArgs): Derivation;

  /** A source with patches applied, as one. */
  applyPatches(args: {
    readonly src: Source;
    readonly name?: string;
    readonly patches?: readonly (Source | null)[];
    readonly postPatch?: string;
    readonly prePatch?: string;
    readonly nativeBuildInputs?: readonly Dependency[];
  }): Derivation;
  /** The unpacked and patched source of a package. */
  srcOnly(args: Derivation | object): Derivation;
  /** A file with `@name@` replaced by values; each must be there. */
  replaceVars(file: FileLike, values: { readonly [name: string]: StringLike | null }): Derivation;
  replaceVarsWith(args: object): Derivation;
  /** A file with `@name@` replaced by values. */
  substituteAll(args: { readonly src: FileLike; readonly [name: string]: unknown }): Derivation;
  substitute(args: { readonly src: FileLike; readonly [name: string]: unknown }): Derivation;
  copyPathToStore(path: Path): Derivation;
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
  ): Derivation;
  /** An entry for desktops' menus. */
  makeDesktopItem(args: MakeDesktopItemArgs): Derivation;
  makeFontsConf(args: { readonly fontDirectories: readonly FileLike[] }): Derivation;
  makeInitrd(args: Untyped): Derivation;
  makeWrapper: Derivation;
  makeBinaryWrapper: Derivation;
  /** A file with nothing in it. */
  readonly emptyFile: Derivation;
  /** A folder with nothing in it. */
  readonly emptyDirectory: Derivation;
  /** The shell for scripts. */
  readonly runtimeShell: string;
  readonly runtimeShellPackage: Derivation;
  readonly shellcheck: Derivation;
  /** All that a package needs, as one file to be imported elsewhere. */
  exportReferencesGraph: Untyped;
  closureInfo(args: { readonly rootPaths: readonly FileLike[] }): Derivation;
  makeClosure: Untyped;
}

/** Scripts in several languages, as files and (ending in `Bin`) in `bin`. */
interface Writers {
  writeBash(name: string, script: string): Derivation;
  writeBashBin(name: string, script: string): Derivation;
  writeDash(name: string, script: string): Derivation;
  writeDashBin(name: string, script: string): Derivation;
  writeFish(name: string, script: string): Derivation;
  writeFishBin(name: string, script: string): Derivation;
  writeNu(name: string, script: string): Derivation;
  writeNuBin(name: string, script: string): Derivation;
  writePython3(name: string, options: PythonWriterArgs, script: string): Derivation;
  writePython3Bin(name: string, options: PythonWriterArgs, script: string): Derivation;
  writePyPy3(name: string, options: PythonWriterArgs, script: string): Derivation;
  writePerl(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writePerlBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writeRuby(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writeRubyBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writeLua(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): Derivation;
  writeLuaBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writeJS(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): Derivation;
  writeJSBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  writeHaskell(name: string, options: object, script: string): Derivation;
  writeHaskellBin(name: string, options: object, script: string): Derivation;
  writeRust(name: string, options: object, script: string): Derivation;
  writeRustBin(name: string, options: object, script: string): Derivation;
  writeJSON(name: string, value: unknown): Derivation;
  writeYAML(name: string, value: unknown): Derivation;
  writeTOML(name: string, value: unknown): Derivation;
  readonly [name: string]: Untyped;
}

interface PythonWriterArgs {
  readonly libraries?: readonly Dependency[];
  /** Checks of flake8 to leave out. */
  readonly flakeIgnore?: readonly string[];
  readonly doCheck?: boolean;
}
