// Erlang and Elixir.

/** Erlang's and Elixir's packages for one Erlang. */
interface BeamPackages {
  /** A release of a Mix project. */
  mixRelease(args: MixReleaseArgs): Derivation;
  /** What a Mix project depends on. */
  fetchMixDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version: string;
      readonly src: Source;
      readonly mixEnv?: string;
      readonly [attribute: string]: unknown;
    },
  ): Derivation;
  buildMix(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  buildRebar3(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  rebar3Relx(args: DerivationArgs & { readonly [name: string]: Untyped }): Derivation;
  callPackage(f: Path | Function, own: object): Derivation;
  readonly erlang: Derivation;
  readonly elixir: Derivation;
  readonly elixir_1_15: Derivation;
  readonly elixir_1_16: Derivation;
  readonly elixir_1_17: Derivation;
  readonly elixir_1_18: Derivation;
  readonly "elixir-ls": Derivation;
  readonly hex: Derivation;
  readonly rebar: Derivation;
  readonly rebar3: Derivation;
  readonly [name: string]: Untyped;
}

interface MixReleaseArgs extends DerivationArgs {
  /** What `fetchMixDeps` gave. */
  readonly mixFodDeps?: Derivation | null;
  readonly mixNixDeps?: { readonly [name: string]: Derivation };
  readonly mixEnv?: string;
  readonly mixReleaseName?: string;
  readonly elixir?: Derivation;
  readonly erlang?: Derivation;
  readonly hex?: Derivation;
  readonly compileFlags?: readonly string[];
  readonly removeCookie?: boolean;
  readonly stripDebug?: boolean;
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
