// Erlang and Elixir.

/** Erlang's and Elixir's packages for one Erlang. */
interface BeamPackages {
  /** A release of a Mix project. */
  mixRelease(args: MixReleaseArgs): AnyPackage;
  /** What a Mix project depends on. */
  fetchMixDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version: string;
      readonly src: Source;
      readonly mixEnv?: string;
      readonly [attribute: string]: unknown;
    },
  ): AnyPackage;
  /** A library by Mix. */
  buildMix(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** A library by Rebar. */
  buildRebar3(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** A release of a Rebar project. */
  rebar3Relx(args: DerivationArgs & { readonly [name: string]: Untyped }): AnyPackage;
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): AnyPackage;
  /** The Erlang of this set. */
  readonly erlang: AnyPackage;
  /** Elixir. */
  readonly elixir: AnyPackage;
  readonly elixir_1_15: AnyPackage;
  readonly elixir_1_16: AnyPackage;
  readonly elixir_1_17: AnyPackage;
  readonly elixir_1_18: AnyPackage;
  readonly "elixir-ls": AnyPackage;
  /** Hex, which fetches packages. */
  readonly hex: AnyPackage;
  readonly rebar: AnyPackage;
  readonly rebar3: AnyPackage;
}

interface MixReleaseArgs extends DerivationArgs {
  /** What `fetchMixDeps` gave. */
  readonly mixFodDeps?: Derivation | null;
  /** What it depends on, as packages. */
  readonly mixNixDeps?: { readonly [name: string]: Derivation };
  /** The environment; `prod` unless given. */
  readonly mixEnv?: string;
  /** The name of the release. */
  readonly mixReleaseName?: string;
  /** The Elixir that builds it. */
  readonly elixir?: Derivation;
  /** The Erlang that builds it. */
  readonly erlang?: Derivation;
  /** The Hex that builds it. */
  readonly hex?: Derivation;
  /** Flags for `mix compile`. */
  readonly compileFlags?: readonly string[];
  /** Whether the cookie is left out. */
  readonly removeCookie?: boolean;
  /** Whether debug information is left out. */
  readonly stripDebug?: boolean;
  /** The name of the script, when it is one. */
  readonly escriptBinName?: string;
}

interface Packages {
  /** Erlang's and Elixir's packages for the usual Erlang. */
  readonly beamPackages: BeamPackages;
  /** Erlang by version, and the packages of each. */
  readonly beam: {
    readonly packages: { readonly [erlang: string]: BeamPackages };
    readonly interpreters: { readonly [name: string]: Derivation };
    packagesWith(erlang: Derivation): BeamPackages;
  };
  /** The packages of Erlang 27. */
  readonly beam27Packages: BeamPackages;
  /** The packages of Erlang 28. */
  readonly beam28Packages: BeamPackages;
}
