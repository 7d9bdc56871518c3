// What a flake is: the short form, the full form, and what its outputs may be.

/** Something for each system. */
interface BySystem<T> {
  /** Linux on x86-64. */
  readonly "x86_64-linux": T;
  /** Linux on ARM. */
  readonly "aarch64-linux": T;
  /** macOS on x86-64. */
  readonly "x86_64-darwin": T;
  /** macOS on ARM. */
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
  /** Always `"app"`. */
  readonly type: "app";
  /** The path of the program. */
  readonly program: string;
  /** What is said about it. */
  readonly meta?: Meta;
}

/** A template for `nix flake init`. */
interface Template {
  /** The folder that is copied. */
  readonly path: Path | string;
  /** One line: what it is. */
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
  /** The keys of binary caches, beside the usual ones. */
  readonly "extra-trusted-public-keys"?: readonly string[] | string;
  /** Features of Nix to turn on. */
  readonly "extra-experimental-features"?: readonly string[] | string;
  /** Whether something may be built while evaluating. */
  readonly "allow-import-from-derivation"?: boolean;
  /** The prompt of `nix develop`. */
  readonly "bash-prompt"?: string;
  /** What is put before the prompt of `nix develop`. */
  readonly "bash-prompt-prefix"?: string;
  /** What is put behind the prompt of `nix develop`. */
  readonly "bash-prompt-suffix"?: string;
  /** Where the registry of flakes is. */
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
  /** The kind of reference, such as `"github"`, when it is not a URL. */
  readonly type?: string;
  /** Who owns the repository. */
  readonly owner?: string;
  /** The name of the repository. */
  readonly repo?: string;
  /** The host, for installations of one's own. */
  readonly host?: string;
  /** The branch or tag. */
  readonly ref?: string;
  /** The commit. */
  readonly rev?: string;
  /** The folder of `flake.nix`. */
  readonly dir?: string;
  /** The path, for type `"path"`. */
  readonly path?: string;
  /** The name in the registry, for type `"indirect"`. */
  readonly id?: string;
  /** The hash of the source tree. */
  readonly narHash?: string;
  /** Whether submodules are fetched too. */
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
  /** What `nix bundle` knows. */
  readonly bundlers?: ForSomeSystems<{ readonly [name: string]: (pkg: Derivation) => Derivation }>;
  /** Functions that add to package sets, by name. */
  readonly overlays?: { readonly [name: string]: Overlay<object> };
  /** Modules for NixOS, by name. */
  readonly nixosModules?: { readonly [name: string]: Module<NixosModuleArguments, NixosOptions> };
  /** NixOS systems, by host name. */
  readonly nixosConfigurations?: { readonly [name: string]: NixosSystem };
  /** Modules for home-manager, by name. */
  readonly homeModules?: { readonly [name: string]: Module<HomeModuleArguments, HomeOptions> };
  /** Homes that home-manager sets up, by user. */
  readonly homeConfigurations?: { readonly [name: string]: HomeConfiguration };
  /** Modules for nix-darwin, by name. */
  readonly darwinModules?: { readonly [name: string]: Module<DarwinModuleArguments, DarwinOptions> };
  /** macOS systems that nix-darwin sets up, by host name. */
  readonly darwinConfigurations?: { readonly [name: string]: DarwinSystem };
  /** Templates for `nix flake init`, by name. */
  readonly templates?: { readonly [name: string]: Template };
  /** Functions and values for other flakes. */
  readonly lib?: object;
  /** What Hydra builds. */
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
  /** The flake itself. */
  readonly self: FlakeSelf;
  /** The package collection. */
  readonly nixpkgs: NixpkgsInput;
  /** Helpers for several systems. */
  readonly "flake-utils": FlakeUtils;
  /** Homes made of modules. */
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
  /** The source tree's metadata. */
  readonly sourceInfo: FlakeSourceInfo;
}

/** A flake in the short form: outputs without the system level. */
interface ShortFlake {
  /** Makes it the full form. */
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
  /** What `nix run` starts, by name. */
  readonly apps?: { readonly [name: string]: App | Derivation };
  /** What `nix flake check` builds. */
  readonly checks?: PackagesByName;
  /** What `nix fmt` runs. */
  readonly formatter?: Derivation;
  /** Packages in nested sets. */
  readonly legacyPackages?: object;
  /** What `nix bundle` knows. */
  readonly bundlers?: { readonly [name: string]: (pkg: Derivation) => Derivation };

  /** Functions that add to package sets, by name. */
  readonly overlays?: { readonly [name: string]: Overlay<object> };
  /** Modules for NixOS, by name. */
  readonly nixosModules?: { readonly [name: string]: Module<NixosModuleArguments, NixosOptions> };
  /** NixOS systems, by host name. */
  readonly nixosConfigurations?: { readonly [name: string]: NixosSystem };
  /** Modules for home-manager, by name. */
  readonly homeModules?: { readonly [name: string]: Module<HomeModuleArguments, HomeOptions> };
  /** Homes that home-manager sets up, by user. */
  readonly homeConfigurations?: { readonly [name: string]: HomeConfiguration };
  /** Modules for nix-darwin, by name. */
  readonly darwinModules?: { readonly [name: string]: Module<DarwinModuleArguments, DarwinOptions> };
  /** macOS systems that nix-darwin sets up, by host name. */
  readonly darwinConfigurations?: { readonly [name: string]: DarwinSystem };
  /** Templates for `nix flake init`, by name. */
  readonly templates?: { readonly [name: string]: Template };
  /** Functions and values for other flakes. */
  readonly lib?: object;
  /** What Hydra builds. */
  readonly hydraJobs?: object;

  /** What deploy-rs brings to which machines. */
  readonly deploy?: Deploy;
  /** What Colmena brings to which machines. */
  readonly colmena?: object;
  readonly colmenaHive?: Untyped;
  /** Layouts of disks for disko, by name. */
  readonly diskoConfigurations?: { readonly [name: string]: object };
  /** A module for flake-parts. */
  readonly flakeModule?: FlakePartsModule;
  /** Modules for flake-parts, by name. */
  readonly flakeModules?: { readonly [name: string]: FlakePartsModule };
  /** Modules for home-manager, by its older name. */
  readonly homeManagerModules?: { readonly [name: string]: Module<HomeModuleArguments, HomeOptions> };
  /** Phones that nix-on-droid sets up. */
  readonly nixOnDroidConfigurations?: { readonly [name: string]: Untyped };
  /** Systems that system-manager sets up. */
  readonly systemConfigs?: { readonly [name: string]: Untyped };
  /** What outputs mean, for tools. */
  readonly schemas?: object;
}

/** A flake, in the short or the full form: `export default {...} satisfies Flake`. */
type Flake = ShortFlake | FlakeDefinition<FlakeInputSpecs>;

/** The flake itself, as `self`: its source tree and its outputs, these with the system level. */
interface FlakeSelf extends FlakeInput {
  /** Packages by system and name. */
  readonly packages: BySystem<PackagesByName>;
  /** Development shells by system and name. */
  readonly devShells: BySystem<PackagesByName>;
  /** Apps by system and name. */
  readonly apps: BySystem<{ readonly [name: string]: App }>;
  /** Checks by system and name. */
  readonly checks: BySystem<PackagesByName>;
  /** The formatter by system. */
  readonly formatter: BySystem<Derivation>;
  /** Packages in nested sets, by system. */
  readonly legacyPackages: BySystem<Untyped>;
  /** Functions that add to package sets, by name. */
  readonly overlays: { readonly [name: string]: Overlay<object> };
  /** Modules for NixOS, by name. */
  readonly nixosModules: { readonly [name: string]: NixosModule };
  /** NixOS systems, by host name. */
  readonly nixosConfigurations: { readonly [name: string]: NixosSystem };
  /** Modules for home-manager, by name. */
  readonly homeModules: { readonly [name: string]: HomeModule };
  /** Homes that home-manager sets up, by user. */
  readonly homeConfigurations: { readonly [name: string]: HomeConfiguration };
  /** Modules for nix-darwin, by name. */
  readonly darwinModules: { readonly [name: string]: DarwinModule };
  /** macOS systems that nix-darwin sets up, by host name. */
  readonly darwinConfigurations: { readonly [name: string]: DarwinSystem };
  /** Templates for `nix flake init`, by name. */
  readonly templates: { readonly [name: string]: Template };
  /** Functions and values for other flakes. */
  readonly lib: Untyped;
}
