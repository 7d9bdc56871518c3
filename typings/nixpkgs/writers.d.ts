// Scripts in several languages.

/** Scripts in several languages, as files and (ending in `Bin`) in `bin`. */
interface Writers {
  /** A Bash script as a file. */
  writeBash(name: string, script: string): Derivation;
  /** A Bash script in `bin`. */
  writeBashBin(name: string, script: string): Derivation;
  /** A script for Dash as a file. */
  writeDash(name: string, script: string): Derivation;
  /** A script for Dash in `bin`. */
  writeDashBin(name: string, script: string): Derivation;
  /** A script for Fish as a file. */
  writeFish(name: string, script: string): Derivation;
  /** A script for Fish in `bin`. */
  writeFishBin(name: string, script: string): Derivation;
  /** A script for Nushell as a file. */
  writeNu(name: string, script: string): Derivation;
  /** A script for Nushell in `bin`. */
  writeNuBin(name: string, script: string): Derivation;
  /** A Python script as a file, checked by flake8. */
  writePython3(name: string, options: PythonWriterArgs, script: string): Derivation;
  /** A Python script in `bin`, checked by flake8. */
  writePython3Bin(name: string, options: PythonWriterArgs, script: string): Derivation;
  /** A script for PyPy as a file. */
  writePyPy3(name: string, options: PythonWriterArgs, script: string): Derivation;
  /** A Perl script as a file. */
  writePerl(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A Perl script in `bin`. */
  writePerlBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A Ruby script as a file. */
  writeRuby(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A Ruby script in `bin`. */
  writeRubyBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A Lua script as a file. */
  writeLua(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): Derivation;
  /** A Lua script in `bin`. */
  writeLuaBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A JavaScript as a file. */
  writeJS(name: string, options: { readonly libraries?: readonly Dependency[] }, script: string): Derivation;
  /** A JavaScript in `bin`. */
  writeJSBin(
    name: string,
    options: { readonly libraries?: readonly Dependency[] },
    script: string,
  ): Derivation;
  /** A Haskell program as a file. */
  writeHaskell(name: string, options: object, script: string): Derivation;
  /** A Haskell program in `bin`. */
  writeHaskellBin(name: string, options: object, script: string): Derivation;
  /** A Rust program as a file. */
  writeRust(name: string, options: object, script: string): Derivation;
  /** A Rust program in `bin`. */
  writeRustBin(name: string, options: object, script: string): Derivation;
  /** A value as a JSON file. */
  writeJSON(name: string, value: unknown): Derivation;
  /** A value as a YAML file. */
  writeYAML(name: string, value: unknown): Derivation;
  /** A value as a TOML file. */
  writeTOML(name: string, value: unknown): Derivation;
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
