// The modules "@nixpkgs/latest", "@nixpkgs/unstable", "@nixpkgs/24.11", "@nixpkgs/<ref>": a branch of nixpkgs, which
// becomes an input of the flake.

declare module "@nixpkgs/*" {
  import type { Packages } from "tsnix";

  /** The package set for the system that is built for. In a module file: the module's own `pkgs`. */
  export const pkgs: Packages;

  /** The functions of nixpkgs. */
  export const lib: Lib;

  /** The system that is built for. */
  export const system: System;

  /** The flake input itself. */
  export const nixpkgs: NixpkgsInput;

  /** A package set with settings and overlays; what the overlays add is in its type. */
  export function configure<const Overlays extends readonly Overlay<object>[] = []>(
    options: ConfigureOptions<Overlays>,
  ): Packages & OverlayAdditions<Overlays>;

  /** The package set for one system, for outputs that are not per system. */
  export function pkgsFor(system: System): Packages;
}

/** What `configure` takes. */
interface ConfigureOptions<Overlays> {
  /** Settings such as `allowUnfree`. */
  readonly config?: NixpkgsConfig;
  /** Overlays, applied in order. */
  readonly overlays?: Overlays;
}

/** What a list of overlays adds to a package set. */
type OverlayAdditions<Overlays> = Overlays extends readonly [Overlay<infer First>, ...infer Rest]
  ? First & OverlayAdditions<Rest>
  : {};

/** A function that adds to a package set, from the final and the previous one. */
interface Overlay<Added extends object = {}> {
  (final: AllPackages, prev: AllPackages): Added;
}

/** What nixpkgs as a function takes. */
interface NixpkgsArguments {
  /** The system that is built for; without it the one that evaluates, which flakes do not allow. */
  readonly system?: System;
  /** The system that builds. */
  readonly localSystem?: System | Untyped;
  /** The system to build for from `localSystem`. */
  readonly crossSystem?: System | Untyped;
  /** Settings such as `allowUnfree`. */
  readonly config?: NixpkgsConfig;
  /** Overlays, applied in order. */
  readonly overlays?: readonly Overlay<object>[];
  /** Overlays for what is built for `crossSystem` alone. */
  readonly crossOverlays?: readonly Overlay<object>[];
}

/** The settings of a package set. */
interface NixpkgsConfig {
  /** Allow packages that are not free. */
  readonly allowUnfree?: boolean;
  /** Allow those that are not free and for which this holds; usually by `lib.getName`. */
  readonly allowUnfreePredicate?: (pkg: Derivation) => boolean;
  /** Allow packages that are marked as broken. */
  readonly allowBroken?: boolean;
  /** Allow packages on systems they do not name. */
  readonly allowUnsupportedSystem?: boolean;
  /** Allow insecure packages by name and version. */
  readonly permittedInsecurePackages?: readonly string[];
  /** Allow those that are insecure and for which this holds. */
  readonly allowInsecurePredicate?: (pkg: Derivation) => boolean;
  /** Whether old names still work. */
  readonly allowAliases?: boolean;
  /** Licences that are allowed although they are not free. */
  readonly allowlistedLicenses?: readonly License[];
  /** Licences that are not allowed. */
  readonly blocklistedLicenses?: readonly License[];
  /** Build with CUDA where a package can. */
  readonly cudaSupport?: boolean;
  /** The generations of GPUs to build for. */
  readonly cudaCapabilities?: readonly string[];
  /** Build with ROCm where a package can. */
  readonly rocmSupport?: boolean;
  /** Replace packages: an older way than overlays. */
  readonly packageOverrides?: (pkgs: Untyped) => object;
  readonly [setting: string]: unknown;
}

/** nixpkgs as a flake input. */
interface NixpkgsInput extends FlakeInput {
  /** The package sets by system. */
  readonly legacyPackages: BySystem<AllPackages>;
  /** The functions of nixpkgs, and `nixosSystem`. */
  readonly lib: FlakeLib;
  /** Modules of NixOS that are chosen, such as `notDetected`. */
  readonly nixosModules: { readonly [name: string]: NixosModule };
}
