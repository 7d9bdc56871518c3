// Scripts in several languages.

/** Scripts in several languages, as files and (ending in `Bin`) in `bin`. */
interface Writers {
  /** A Bash script as a file. */
  writeBash(name: string, script: string): AnyPackage;
  /** A Bash script in `bin`. */
  writeBashBin(name: string, script: string): AnyPackage;
  /** A script for Dash as a file. */
  writeDash(name: string, script: string): AnyPackage;
  /** A script for Dash in `bin`. */
  writeDashBin(name: string, script: string): AnyPackage;
  /** A script for Fish as a file. */
  writeFish(name: string, script: string): AnyPackage;
  /** A script for Fish in `bin`. */
  writeFishBin(name: string, script: string): AnyPackage;
  /** A script for Nushell as a file. */
  writeNu(name: string, script: string): AnyPackage;
  /** A script for Nushell in `bin`. */
  writeNuBin(name: string, script: string): AnyPackage;
  /** A Python script as a file, checked by flake8. */
  writePython3(name: string, options: PythonWriterArgs, script: string): AnyPackage;
  /** A Python script in `bin`, checked by flake8. */
  writePython3Bin(name: string, options: PythonWriterArgs, script: string): AnyPackage;
  /** A script for PyPy as a file. */
  writePyPy3(name: string, options: PythonWriterArgs, script: string): AnyPackage;
  /** A Perl script as a file. */
  writePerl(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A Perl script in `bin`. */
  writePerlBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A Ruby script as a file. */
  writeRuby(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A Ruby script in `bin`. */
  writeRubyBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A Lua script as a file. */
  writeLua(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): AnyPackage;
  /** A Lua script in `bin`. */
  writeLuaBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A JavaScript as a file. */
  writeJS(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): AnyPackage;
  /** A JavaScript in `bin`. */
  writeJSBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): AnyPackage;
  /** A Haskell program as a file. */
  writeHaskell(name: string, options: object, script: string): AnyPackage;
  /** A Haskell program in `bin`. */
  writeHaskellBin(name: string, options: object, script: string): AnyPackage;
  /** A Rust program as a file. */
  writeRust(name: string, options: object, script: string): AnyPackage;
  /** A Rust program in `bin`. */
  writeRustBin(name: string, options: object, script: string): AnyPackage;
  /** A value as a JSON file. */
  writeJSON(name: string, value: unknown): AnyPackage;
  /** A value as a YAML file. */
  writeYAML(name: string, value: unknown): AnyPackage;
  /** A value as a TOML file. */
  writeTOML(name: string, value: unknown): AnyPackage;
  readonly [name: string]: Untyped;
}

interface PythonWriterArgs {
  /** The Python packages that it imports. */
  readonly libraries?: readonly Dependency[];
  /** Checks of flake8 to leave out. */
  readonly flakeIgnore?: readonly string[];
  /** Whether flake8 checks it. */
  readonly doCheck?: boolean;
}
