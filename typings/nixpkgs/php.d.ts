// PHP, its extensions and its builders.

/** PHP. */
interface PhpPackage extends AnyPackage {
  /** This PHP with extensions and settings. */
  buildEnv(args: {
    readonly extensions?: (args: {
      readonly enabled: readonly Derivation[];
      readonly all: PhpExtensions;
    }) => readonly Dependency[];
    /** Lines for `php.ini`. */
    readonly extraConfig?: string;
  }): PhpPackage;
  /** This PHP with extensions. */
  withExtensions(
    choose: (args: {
      readonly enabled: readonly Derivation[];
      readonly all: PhpExtensions;
    }) => readonly Dependency[],
  ): PhpPackage;
  /** Its extensions. */
  readonly extensions: PhpExtensions;
  /** Composer and other tools. */
  readonly packages: PhpTools;
  /** PHP without extensions and settings. */
  readonly unwrapped: AnyPackage;
  /** The path of `php.ini`. */
  readonly phpIni: string;
  /** A PHP program with its dependencies by Composer. */
  buildComposerProject(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationAttributes) => ComposerProjectArgs),
  ): AnyPackage;
  /** As `buildComposerProject`; newer. */
  buildComposerProject2(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationAttributes) => ComposerProjectArgs),
  ): AnyPackage;
  /** The same with other arguments. */
  override(change: (old: Untyped) => object): PhpPackage;
  override(args: object): PhpPackage;
}

interface ComposerProjectArgs extends DerivationArgs {
  /** The hash of what Composer fetches. */
  readonly vendorHash: string;
  /** The `composer.lock`, where the source has none. */
  readonly composerLock?: FileLike;
  /** Whether packages for development are left out. */
  readonly composerNoDev?: boolean;
  /** Whether Composer's plugins are left out. */
  readonly composerNoPlugins?: boolean;
  /** Whether scripts are left out. */
  readonly composerNoScripts?: boolean;
  /** Whether `composer.json` must be without fault. */
  readonly composerStrictValidation?: boolean;
  /** The PHP that runs it. */
  readonly php?: PhpPackage;
}

interface PhpExtensions {
  readonly apcu: AnyPackage;
  readonly bcmath: AnyPackage;
  readonly curl: AnyPackage;
  readonly dom: AnyPackage;
  readonly gd: AnyPackage;
  readonly gmp: AnyPackage;
  readonly imagick: AnyPackage;
  readonly intl: AnyPackage;
  readonly ldap: AnyPackage;
  readonly mbstring: AnyPackage;
  readonly memcached: AnyPackage;
  readonly mongodb: AnyPackage;
  readonly mysqli: AnyPackage;
  readonly opcache: AnyPackage;
  readonly openssl: AnyPackage;
  readonly pcntl: AnyPackage;
  readonly pcov: AnyPackage;
  readonly pdo: AnyPackage;
  readonly pdo_mysql: AnyPackage;
  readonly pdo_pgsql: AnyPackage;
  readonly pdo_sqlite: AnyPackage;
  readonly pgsql: AnyPackage;
  readonly redis: AnyPackage;
  readonly soap: AnyPackage;
  readonly sockets: AnyPackage;
  readonly sodium: AnyPackage;
  readonly sqlite3: AnyPackage;
  readonly tokenizer: AnyPackage;
  readonly xdebug: AnyPackage;
  readonly xml: AnyPackage;
  readonly zip: AnyPackage;
  readonly zlib: AnyPackage;
  readonly [name: string]: Derivation;
}

interface PhpTools {
  readonly composer: AnyPackage;
  readonly "php-cs-fixer": AnyPackage;
  readonly phpstan: AnyPackage;
  readonly psalm: AnyPackage;
  readonly [name: string]: Derivation;
}

interface Packages {
  /** PHP. */
  readonly php: PhpPackage;
  /** PHP 8.1. */
  readonly php81: PhpPackage;
  /** PHP 8.2. */
  readonly php82: PhpPackage;
  /** PHP 8.3. */
  readonly php83: PhpPackage;
  /** PHP 8.4. */
  readonly php84: PhpPackage;
  /** PHP 8.5. */
  readonly php85: PhpPackage;
  /** Composer and other tools. */
  readonly phpPackages: PhpTools;
  /** Composer and other tools. */
  readonly php82Packages: PhpTools;
  /** Composer and other tools. */
  readonly php83Packages: PhpTools;
  /** Composer and other tools. */
  readonly php84Packages: PhpTools;
  /** Extensions of PHP. */
  readonly phpExtensions: PhpExtensions;
  /** Extensions of PHP. */
  readonly php83Extensions: PhpExtensions;
  /** Extensions of PHP. */
  readonly php84Extensions: PhpExtensions;
}
