// The options of NixOS while nobody has generated typings of them. `tsnix typings` writes others in their place.

/** The options that a module may define. */
interface NixosOptions {
  readonly [option: string]: Untyped;
}

/** The values of all options. */
interface NixosConfig {
  readonly [option: string]: Untyped;
}
