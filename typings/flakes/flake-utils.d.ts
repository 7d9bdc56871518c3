// flake-utils: outputs for several systems.

/** flake-utils: outputs for several systems. */
interface FlakeUtils extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** The outputs that `f` gives for a system, for the four usual ones. */
    eachDefaultSystem<Outputs extends object>(
      f: (system: System) => Outputs,
    ): { [Name in keyof Outputs]: BySystem<Outputs[Name]> };
    /** The outputs that `f` gives for a system, for those given. */
    eachSystem<Outputs extends object>(
      systems: readonly string[],
      f: (system: System) => Outputs,
    ): { [Name in keyof Outputs]: BySystem<Outputs[Name]> };
    /** What `f` gives, by system, for the four usual ones. */
    eachDefaultSystemMap<T>(f: (system: System) => T): BySystem<T>;
    /** What `f` gives, by system. */
    eachSystemMap<T>(systems: readonly string[], f: (system: System) => T): BySystem<T>;
    /** The outputs of all systems merged, without a system level of their own. */
    eachDefaultSystemPassThrough<Outputs extends object>(f: (system: System) => Outputs): Outputs;
    /** As `eachDefaultSystemPassThrough`, for the systems given. */
    eachSystemPassThrough<Outputs extends object>(
      systems: readonly string[],
      f: (system: System) => Outputs,
    ): Outputs;
    /** An app of a package. */
    mkApp(args: { readonly drv: Derivation; readonly name?: string; readonly exePath?: string }): App;
    /** Nested sets as one, with the names joined by `/`. */
    flattenTree(tree: object): PackagesByName;
    /** Those packages that can be built on a system. */
    filterPackages(system: string, packages: object): PackagesByName;
    /** The outputs of several files as one. */
    meld(inputs: object, files: readonly Path[]): Untyped;
    /** A flake of one overlay. */
    simpleFlake(args: object): Untyped;
    /** The four usual systems. */
    readonly defaultSystems: readonly System[];
    /** All systems that nixpkgs knows. */
    readonly allSystems: readonly System[];
    /** The systems by name, so that a wrong one is seen. */
    readonly system: { readonly [Name in System]: Name };
  };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:numtide/flake-utils": FlakeUtils;
  "flake-utils": FlakeUtils;
}

declare module "github:numtide/flake-utils" {
  const flake: FlakeUtils;
  export default flake;
}

declare module "github:numtide/flake-utils/*" {
  const flake: FlakeUtils;
  export default flake;
}

declare module "github:numtide/flake-utils?*" {
  const flake: FlakeUtils;
  export default flake;
}
