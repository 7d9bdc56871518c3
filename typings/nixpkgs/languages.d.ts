// What builders of languages have in common, and the smaller languages: Ruby, Crystal, Dart, Nim, Swift. Others have files
// of their own.

/** A function that makes a package of arguments, given as a set or as a function of the final ones. */
interface PackageBuilder<Args, Built = AnyPackage> {
  (args: Args): Built;
  (args: (finalAttrs: FinalDerivationAttributes) => Args): Built;
  /** The same builder with other packages in it, such as another compiler. */
  override(args: object): PackageBuilder<Args, Built>;
}

interface BundlerEnvArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The Ruby that runs it. */
  readonly ruby?: Derivation;
  /** The folder of `Gemfile`, `Gemfile.lock` and `gemset.nix`. */
  readonly gemdir?: Path;
  /** The `Gemfile`. */
  readonly gemfile?: Path;
  /** The `Gemfile.lock`. */
  readonly lockfile?: Path;
  /** The `gemset.nix`, which bundix writes. */
  readonly gemset?: Path | object;
  /** The groups of gems. */
  readonly groups?: readonly string[];
  /** How single gems are built. */
  readonly gemConfig?: object;
  /** The programs. */
  readonly exes?: readonly string[];
  /** More files beside the `Gemfile`. */
  readonly extraConfigPaths?: readonly string[];
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  readonly [attribute: string]: unknown;
}

/** Ruby. */
interface RubyPackage extends AnyPackage {
  /** Its gems. */
  readonly gems: { readonly [name: string]: Derivation };
  /** This Ruby with gems. */
  withPackages(choose: (gems: { readonly [name: string]: Derivation }) => readonly Dependency[]): AnyPackage;
  /** The kind of Ruby. */
  readonly rubyEngine: string;
  /** Where gems are, below a package. */
  readonly gemPath: string;
}

interface Packages {
  /** The gems that a `Gemfile` names. */
  bundlerEnv(args: BundlerEnvArgs): Derivation & { readonly wrappedRuby: Derivation };
  /** A program of a gem. */
  bundlerApp(args: BundlerEnvArgs): AnyPackage;
  /** One gem. */
  buildRubyGem(
    args: DerivationArgs & { readonly gemName: string; readonly [name: string]: Untyped },
  ): AnyPackage;
  /** A Crystal program. */
  readonly crystal: Derivation & {
    buildCrystalPackage(
      args: DerivationArgs & {
        readonly shardsFile?: Path | null;
        readonly crystalBinaries?: object;
        readonly format?: string;
        readonly [name: string]: Untyped;
      },
    ): AnyPackage;
  };
  /** A Dart program. */
  buildDartApplication(
    args: DerivationArgs & {
      readonly pubspecLock?: object;
      readonly autoPubspecLock?: Path;
      readonly vendorHash?: string;
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** A Flutter program. */
  readonly flutter: Derivation & {
    buildFlutterApplication(
      args: DerivationArgs & {
        readonly pubspecLock?: object;
        readonly autoPubspecLock?: Path;
        readonly [name: string]: Untyped;
      },
    ): AnyPackage;
  };
  /** A Nim program. */
  buildNimPackage(
    args: DerivationArgs & {
      readonly lockFile?: Path;
      readonly nimFlags?: readonly string[];
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** Swift's packages. */
  readonly swiftPackages: Untyped;
  /** Ruby. */
  readonly ruby: RubyPackage;
  /** Ruby 3.1. */
  readonly ruby_3_1: RubyPackage;
  /** Ruby 3.2. */
  readonly ruby_3_2: RubyPackage;
  /** Ruby 3.3. */
  readonly ruby_3_3: RubyPackage;
  /** Ruby 3.4. */
  readonly ruby_3_4: RubyPackage;
}
