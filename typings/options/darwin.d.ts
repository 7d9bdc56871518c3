// The options of nix-darwin while nobody has generated typings of them. `tsnix typings` writes others in their place.

/** The options that a module may define. */
interface DarwinOptions {
  readonly [option: string]: Untyped;
}

/** The values of all options. */
interface DarwinConfig {
  readonly [option: string]: Untyped;
}
