interface Packages {
  readonly lib: Lib;
  readonly stdenv: Stdenv;
  readonly stdenvNoCC: Stdenv;
  /** A development shell with a C compiler in it. */
  readonly mkShell: MkShell;
  /** A development shell without a compiler. */
  readonly mkShellNoCC: MkShell;
  /** A script on the path as `name`. */
  readonly writeShellScriptBin: (name: string, script: string) => Derivation;
}
