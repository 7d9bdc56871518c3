// The options of home-manager while nobody has generated typings of them. `tsnix typings` writes others in their place.

/** The options that a module may define. */
interface HomeOptions {
  readonly [option: string]: Untyped;
}

/** The values of all options. */
interface HomeConfig {
  readonly [option: string]: Untyped;
}
