// treefmt-nix: formatters of all kinds as one.

/** What treefmt is made of. */
interface TreefmtOptions {
  /** The file that marks the root of the project, such as `flake.nix`. */
  readonly projectRootFile?: string;
  /** The formatters that are on, with their options. */
  readonly programs?: {
    readonly [program: string]: { readonly enable?: boolean; readonly package?: Derivation; readonly [option: string]: unknown };
  };
  /** Settings of treefmt itself and of each formatter. */
  readonly settings?: {
    /** Files that no formatter touches, as patterns. */
    readonly excludes?: readonly string[];
    /** Settings by formatter. */
    readonly formatter?: { readonly [name: string]: object };
    readonly [setting: string]: unknown;
  };
  /** Whether the flake's formatter is this one (flake-parts). */
  readonly flakeFormatter?: boolean;
  /** Whether there is a check of the format (flake-parts). */
  readonly flakeCheck?: boolean;
  readonly [option: string]: unknown;
}

/** treefmt, made of its options. */
interface TreefmtEval {
  readonly config: {
    readonly build: {
      /** The formatter. */
      readonly wrapper: Derivation;
      /** A check that all is formatted. */
      check(self: StringLike): Derivation;
      /** The configuration file. */
      readonly configFile: Derivation;
      /** The formatters by name. */
      readonly programs: PackagesByName;
      /** A shell with all of them. */
      readonly devShell: Derivation;
    };
    readonly [option: string]: Untyped;
  };
  /** The declarations of all options. */
  readonly options: Untyped;
}

/** treefmt-nix: formatters of all kinds as one. */
interface TreefmtNix extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** treefmt by its options. */
    evalModule(pkgs: object, module: Path | TreefmtOptions | ((args: ModuleArguments) => TreefmtOptions)): TreefmtEval;
    /** The formatter alone. */
    mkWrapper(pkgs: object, module: Path | TreefmtOptions): Derivation;
    readonly [name: string]: Untyped;
  };
  /** A module for flake-parts. */
  readonly flakeModule: FlakePartsModule;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:numtide/treefmt-nix": TreefmtNix;
}

declare module "github:numtide/treefmt-nix" {
  const flake: TreefmtNix;
  export default flake;
}

declare module "github:numtide/treefmt-nix/*" {
  const flake: TreefmtNix;
  export default flake;
}

declare module "github:numtide/treefmt-nix?*" {
  const flake: TreefmtNix;
  export default flake;
}
