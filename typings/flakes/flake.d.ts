// What a flake is: the short form, the full form, and what its outputs may be.

/** Something for each system. */
interface BySystem<T> {
  readonly "x86_64-linux": T;
  readonly "aarch64-linux": T;
  readonly "x86_64-darwin": T;
  readonly "aarch64-darwin": T;
  readonly [system: string]: T;
}

/** Something for some systems. */
interface ForSomeSystems<T> {
  readonly [system: string]: T;
}

/** Packages by name. */
interface PackagesByName {
  readonly [name: string]: Derivation;
}

/** A program that `nix run` starts. */
interface App {
  readonly type: "app";
  /** The path of the program. */
  readonly program: string;
  readonly meta?: Meta;
}

/** A template for `nix flake init`. */
interface Template {
  /** The folder that is copied. */
  readonly path: Path | string;
  readonly description?: string;
  /** Markdown that is shown afterwards. */
  readonly welcomeText?: string;
}

/** Settings of Nix that a flake asks for; whoever uses it is asked whether to allow them. */
interface NixConfig {
  /** Binary caches instead of the usual ones. */
  readonly substituters?: readonly string[] | string;
  /** Binary caches beside the usual ones. */
  readonly "extra-substituters"?: readonly string[] | string;
  /** The keys of binary caches. */
  readonly "trusted-public-keys"?: readonly string[] | string;
  readonly "extra-trusted-public-keys"?: readonly string[] | string;
  readonly "extra-experimental-features"?: readonly string[] | string;
  readonly "allow-import-from-derivation"?: boolean;
  readonly "bash-prompt"?: string;
  readonly "bash-prompt-prefix"?: string;
  readonly "bash-prompt-suffix"?: string;
  readonly "flake-registry"?: string;
  readonly [setting: string]: string | number | boolean | readonly string[] | undefined;
}

/** An input of a flake, as `inputs` says it. Must be literal. */
interface FlakeInputSpec {
  /** Where it is, as a flake reference: `"github:NixOS/nixpkgs/nixos-unstable"`. */
  readonly url?: string;
  /** `false` when it is a source tree and not a flake. */
  readonly flake?: boolean;
  /** The path of another input that it is the same as. */
  readonly follows?: string;
  /** What its own inputs are replaced by. */
  readonly inputs?: FlakeInputSpecs;
  readonly type?: string;
  readonly owner?: string;
  readonly repo?: string;
  readonly host?: string;
  readonly ref?: string;
  readonly rev?: string;
  readonly dir?: string;
  readonly path?: string;
  readonly id?: string;
  readonly narHash?: string;
  readonly submodules?: boolean;
}

/** The inputs of a flake by name. */
interface FlakeInputSpecs {
  readonly [name: string]: FlakeInputSpec;
}

/** The outputs of a flake in full, with the system level. Others than these are allowed. */
interface FlakeOutputs {
  /** What `nix build` and `nix run` know; `default` without a name. */
  readonly packages?: ForSomeSystems<PackagesByName>;
  /** What `nix develop` knows. */
  readonly devShells?: ForSomeSystems<PackagesByName>;
  /** What `nix run` starts. */
  readonly apps?: ForSomeSystems<{ readonly [name: string]: App }>;
  /** What `nix flake check` builds. */
  readonly checks?: ForSomeSystems<PackagesByName>;
  /** What `nix fmt` runs. */
  readonly formatter?: ForSomeSystems<Derivation>;
  /** Packages in nested sets. */
  readonly legacyPackages?: ForSomeSystems<object>;
  readonly bundlers?: ForSomeSystems<{ readonly [name: string]: (pkg: Derivation) => Derivation }>;
  readonly overlays?: { readonly [name: string]: Overlay<object> };
  readonly nixosModules?: { readonly [name: string]: Module<NixosModuleArguments> };
  readonly nixosConfigurations?: { readonly [name: string]: NixosSystem };
  readonly homeModules?: { readonly [name: string]: Module<HomeModuleArguments> };
  readonly homeConfigurations?: { readonly [name: string]: HomeConfiguration };
  readonly darwinModules?: { readonly [name: string]: Module<DarwinModuleArguments> };
  readonly darwinConfigurations?: { readonly [name: string]: DarwinSystem };
  readonly templates?: { readonly [name: string]: Template };
  /** Functions and values for other flakes. */
  readonly lib?: object;
  readonly hydraJobs?: object;
  readonly [output: string]: unknown;
}

/** A flake in full. */
interface FlakeDefinition<Inputs> {
  /** One line: what it is. Must be literal. */
  readonly description?: string;
  /** The flakes that it is made from. Must be literal. */
  readonly inputs?: Inputs;
  /** Settings of Nix. Must be literal. */
  readonly nixConfig?: NixConfig;
  /** What it gives, from its inputs and itself. */
  readonly outputs: (inputs: FlakeArguments<Inputs>) => FlakeOutputs;
}

/** What `outputs` is given: itself, the declared inputs, and from the registry any other that it names. */
type FlakeArguments<Inputs> = {
  readonly [Name in keyof Inputs]: FlakeOfSpec<Inputs[Name]>;
} & {
  readonly [Name in Exclude<keyof RegistryFlakes, DeclaredNames<Inputs>>]: RegistryFlakes[Name];
} & {
  readonly [name: string]: FlakeInput;
};

/** The names of declared inputs, where they are known one by one. */
type DeclaredNames<Inputs> = string extends keyof Inputs ? never : keyof Inputs;

/** What is known of the inputs that `outputs` may name without declaring them. */
interface RegistryFlakes {
  readonly self: FlakeSelf;
  readonly nixpkgs: NixpkgsInput;
  readonly "flake-utils": FlakeUtils;
  readonly "home-manager": HomeManager;
}

/** The type of a declared input. */
type FlakeOfSpec<Spec> = Spec extends { readonly flake: false }
  ? FlakeSource
  : Spec extends { readonly url: infer Url }
    ? FlakeOfUrl<Url>
    : FlakeInput;

/** The type of the flake at a URL: one that is declared in `KnownFlakes`, else a `FlakeInput`. */
type FlakeOfUrl<Url> = [KnownFlakeOfUrl<Url>] extends [never] ? FlakeInput : KnownFlakeOfUrl<Url>;

type KnownFlakeOfUrl<Url> = {
  [Known in keyof KnownFlakes]: Url extends Known | `${Known}/${string}` | `${Known}?${string}`
    ? KnownFlakes[Known]
    : never;
}[keyof KnownFlakes];

/** An input that is not a flake: its source tree. */
interface FlakeSource extends FlakeSourceInfo {
  readonly sourceInfo: FlakeSourceInfo;
}

/** A flake in the short form: outputs without the system level. */
interface ShortFlake {
  readonly outputs?: undefined;
  /** One line: what it is. Must be literal. */
  readonly description?: string;
  /** More inputs than the imports say. Must be literal. */
  readonly inputs?: FlakeInputSpecs;
  /** Settings of Nix. Must be literal. */
  readonly nixConfig?: NixConfig;
  /** The systems that there are outputs for: Linux and macOS on x86-64 and ARM unless given. */
  readonly systems?: readonly System[];

  /** The package that `nix build` builds. */
  readonly package?: Derivation;
  /** The packages by name. */
  readonly packages?: PackagesByName;
  /** The shell of `nix develop`. */
  readonly devShell?: Derivation;
  /** The shells by name. */
  readonly devShells?: PackagesByName;
  /** What `nix run` starts: an app, or a package with a main program. */
  readonly app?: App | Derivation;
  readonly apps?: { readonly [name: string]: App | Derivation };
  /** What `nix flake check` builds. */
  readonly checks?: PackagesByName;
  /** What `nix fmt` runs. */
  readonly formatter?: Derivation;
  /** Packages in nested sets. */
  readonly legacyPackages?: object;
  readonly bundlers?: { readonly [name: string]: (pkg: Derivation) => Derivation };

  readonly overlays?: { readonly [name: string]: Overlay<object> };
  readonly nixosModules?: { readonly [name: string]: Module<NixosModuleArguments> };
  readonly nixosConfigurations?: { readonly [name: string]: NixosSystem };
  readonly homeModules?: { readonly [name: string]: Module<HomeModuleArguments> };
  readonly homeConfigurations?: { readonly [name: string]: HomeConfiguration };
  readonly darwinModules?: { readonly [name: string]: Module<DarwinModuleArguments> };
  readonly darwinConfigurations?: { readonly [name: string]: DarwinSystem };
  readonly templates?: { readonly [name: string]: Template };
  /** Functions and values for other flakes. */
  readonly lib?: object;
  readonly hydraJobs?: object;
}

/** A flake, in the short or the full form: `export default {...} satisfies Flake`. */
type Flake = ShortFlake | FlakeDefinition<FlakeInputSpecs>;

/** The flake itself, as `self`: its source tree and its outputs, these with the system level. */
interface FlakeSelf extends FlakeInput {
  readonly packages: BySystem<PackagesByName>;
  readonly devShells: BySystem<PackagesByName>;
  readonly apps: BySystem<{ readonly [name: string]: App }>;
  readonly checks: BySystem<PackagesByName>;
  readonly formatter: BySystem<Derivation>;
  readonly legacyPackages: BySystem<Untyped>;
  readonly overlays: { readonly [name: string]: Overlay<object> };
  readonly nixosModules: { readonly [name: string]: NixosModule };
  readonly nixosConfigurations: { readonly [name: string]: NixosSystem };
  readonly homeModules: { readonly [name: string]: HomeModule };
  readonly homeConfigurations: { readonly [name: string]: HomeConfiguration };
  readonly darwinModules: { readonly [name: string]: DarwinModule };
  readonly darwinConfigurations: { readonly [name: string]: DarwinSystem };
  readonly templates: { readonly [name: string]: Template };
  readonly lib: Untyped;
}
