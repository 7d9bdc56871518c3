// The module "tsnix": what the language adds to TypeScript, as functions. They exist at compile time only.

declare module "tsnix" {
  /** The explicit "not known": an alias of `any`. */
  export type Untyped = any;
  export type System = globalThis.System;
  export type Path = globalThis.Path;
  export type Derivation = globalThis.Derivation;
  export type FlakeInput = globalThis.FlakeInput;
  export type Flake = globalThis.Flake;
  export type Meta = globalThis.Meta;
  export type Lib = globalThis.Lib;
  export type Overlay<Added extends object = {}> = globalThis.Overlay<Added>;
  export type PackageFunction<Own extends object = {}> = globalThis.PackageFunction<Own>;
  export type License = globalThis.License;
  export type Maintainer = globalThis.Maintainer;
  export type Stdenv = globalThis.Stdenv;
  export type DerivationArgs = globalThis.DerivationArgs;
  export type NixpkgsInput = globalThis.NixpkgsInput;
  export type NixpkgsConfig = globalThis.NixpkgsConfig;
  export type FlakeOutputs = globalThis.FlakeOutputs;
  export type FlakeInputSpec = globalThis.FlakeInputSpec;
  export type App = globalThis.App;
  export type Template = globalThis.Template;
  export type NixosModule = globalThis.NixosModule;
  export type NixosModuleArguments = globalThis.NixosModuleArguments;
  export type NixosSystem = globalThis.NixosSystem;
  export type HomeModule = globalThis.HomeModule;
  export type HomeModuleArguments = globalThis.HomeModuleArguments;
  export type HomeConfiguration = globalThis.HomeConfiguration;
  export type DarwinModule = globalThis.DarwinModule;
  export type DarwinModuleArguments = globalThis.DarwinModuleArguments;
  export type DarwinSystem = globalThis.DarwinSystem;

  /**
   * A package set: what `pkgs` is. A project adds the names of its own overlay:
   *
   *     declare module "tsnix" {
   *       interface Packages {
   *         mytool: Derivation;
   *       }
   *     }
   */
  export interface Packages extends globalThis.Packages {}

  /**
   * A Nix expression, pasted as it is: nix`builtins.storeDir`. A substitution is put in as an expression; inside a
   * Nix string it is an antiquotation. `\${...}` is Nix's own. It is parsed when compiling. Say its type:
   * nix<string>`...`; without one it is what the place expects, else `unknown`.
   */
  export function nix<T = unknown>(strings: TemplateStringsArray, ...values: unknown[]): T;

  /**
   * Text over several lines without its common indentation and first line break. Nix: an indented string,
   * `''...''`.
   */
  export function text(strings: TemplateStringsArray, ...values: unknown[]): string;

  /** A path, from the file it is written in: `path("./src")` is `./src`. A template gives one with a dynamic part. */
  export function path(file: string): globalThis.Path;

  /** A path by the search path: `searchPath("nixpkgs")` is `<nixpkgs>`. Flakes are evaluated without a search path. */
  export function searchPath<Name extends string>(name: Name): SearchPath<Name>;

  /** The value of a Nix file, or of a flake's `default.nix`. Nix: `import`. For nixpkgs it is the function that makes a package set. */
  export function importNix(
    nixpkgs: NixpkgsInput | SearchPath<"nixpkgs">,
  ): (args: NixpkgsArguments) => Packages;
  export function importNix<T>(flake: ImportableFlake<T>): T;
  export function importNix<T>(file: ImportablePath<T>): T;
  export function importNix<T = unknown>(file: globalThis.Path | FlakeInput | string): T;

  /** The attributes of a set by their names, as a list: `pick(pkgs, "git", "jq")`. Nix: `with pkgs; [ git jq ]`. */
  export function pick<Set extends object, Name extends keyof Set>(set: Set, ...names: Name[]): Set[Name][];

  /** Stops with `message` when `condition` does not hold. Nix: `assert`. What follows is checked knowing that it holds. */
  export function assert(condition: unknown, message?: string): asserts condition;

  /** Prints `message` while evaluating and gives `value`. Nix: `builtins.trace`. */
  export function trace<T>(message: unknown, value: T): T;

  /** Whether two values are equal, lists and attribute sets by what is in them. Nix: `==`. Functions are never equal. */
  export function equal(a: unknown, b: unknown): boolean;

  /** Stops with `message`; an expression, so that it stands where a value is expected. Nix: `throw`. */
  export function throwError(message: string): never;

  /** `a` with the attributes of `b` over it. Nix: `a // b`. */
  export function update<A extends object, B extends object>(a: A, b: B): Omit<A, keyof B> & B;

  /** Stands for the path of one of a derivation's own outputs inside its attributes. Nix: `builtins.placeholder`. */
  export function placeholder(output: string): string;

  /** Limits one output of a flake to some systems: `packages: forSystems(["x86_64-linux"], {...})`. */
  export function forSystems<T>(systems: readonly System[], value: T): T;

  /**
   * A flake in full, emitted as it stands. The types of the arguments of `outputs` follow from the URLs in
   * `inputs`.
   */
  export function flake<const Inputs extends FlakeInputSpecs = {}>(
    flake: FlakeDefinition<Inputs>,
  ): FlakeDefinition<Inputs>;

  /** An overlay: what it adds and changes, from the final and the previous package set. Gives it its type. */
  export function overlay<Added extends object>(
    overlay: (final: Packages, prev: Packages) => Added,
  ): globalThis.Overlay<Added>;

  /**
   * A function for `callPackage`: it takes packages by name and arguments of its own. Say those as `Own`:
   * `packageFunction<{ withDocs?: boolean }>(({ stdenv, withDocs = false }) => ...)`.
   */
  export function packageFunction<Own extends object = {}>(
    build: (args: PackageFunctionArguments & Own) => globalThis.Derivation,
  ): PackageFunction<Own>;

  /**
   * A NixOS module, of one or several parts. Where the first part is a set that declares `options`, the others know their
   * values in `config`. `Args` types the arguments that `specialArgs` adds.
   */
  export function nixosModule<Options extends object>(
    declarations: OptionDeclarations<Options>,
    ...parts: ModulePart<WithConfig<NixosModuleArguments, Options>, DeclaredOptions<Options, NixosOptions>>[]
  ): NixosModule;
  export function nixosModule<Args extends object = {}>(
    part: ModuleFunction<NixosModuleArguments & Args, NixosOptions>,
  ): NixosModule;
  export function nixosModule<Args extends object = {}>(
    ...parts: ModulePart<NixosModuleArguments & Args, NixosOptions>[]
  ): NixosModule;
  export function nixosModule<Args extends object = {}, Part extends object = object>(
    ...parts: OnePart<Part, NixosModuleArguments & Args, NixosOptions>[]
  ): NixosModule;

  /**
   * A home-manager module, of one or several parts. Where the first part is a set that declares `options`, the others know their
   * values in `config`. `Args` types the arguments that `extraSpecialArgs` adds.
   */
  export function homeModule<Options extends object>(
    declarations: OptionDeclarations<Options>,
    ...parts: ModulePart<WithConfig<HomeModuleArguments, Options>, DeclaredOptions<Options, HomeOptions>>[]
  ): HomeModule;
  export function homeModule<Args extends object = {}>(
    part: ModuleFunction<HomeModuleArguments & Args, HomeOptions>,
  ): HomeModule;
  export function homeModule<Args extends object = {}>(
    ...parts: ModulePart<HomeModuleArguments & Args, HomeOptions>[]
  ): HomeModule;
  export function homeModule<Args extends object = {}, Part extends object = object>(
    ...parts: OnePart<Part, HomeModuleArguments & Args, HomeOptions>[]
  ): HomeModule;

  /**
   * A nix-darwin module, of one or several parts. Where the first part is a set that declares `options`, the others know their
   * values in `config`. `Args` types the arguments that `specialArgs` adds.
   */
  export function darwinModule<Options extends object>(
    declarations: OptionDeclarations<Options>,
    ...parts: ModulePart<WithConfig<DarwinModuleArguments, Options>, DeclaredOptions<Options, DarwinOptions>>[]
  ): DarwinModule;
  export function darwinModule<Args extends object = {}>(
    part: ModuleFunction<DarwinModuleArguments & Args, DarwinOptions>,
  ): DarwinModule;
  export function darwinModule<Args extends object = {}>(
    ...parts: ModulePart<DarwinModuleArguments & Args, DarwinOptions>[]
  ): DarwinModule;
  export function darwinModule<Args extends object = {}, Part extends object = object>(
    ...parts: OnePart<Part, DarwinModuleArguments & Args, DarwinOptions>[]
  ): DarwinModule;

  /** The flake itself, in a flake's short form: its source tree and its outputs. */
  export const self: FlakeSelf;
}
