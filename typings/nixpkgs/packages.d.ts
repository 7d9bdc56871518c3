/** The packages themselves: a partial set. Names that are not here are `Untyped`, and tsnix warns about them. */
interface Packages {
  readonly [name: string]: Untyped;
  git: Derivation;
  nodejs: Derivation;
  postgresql: Derivation;
  hello: Derivation;
  jq: Derivation;
  curl: Derivation;
  openssl: Derivation;
  python3: Derivation;
  ripgrep: Derivation;
}
