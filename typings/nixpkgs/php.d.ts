// PHP, its extensions and its builders.

/** PHP. */
interface PhpPackage extends Derivation {
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
  readonly unwrapped: Derivation;
  /** The path of `php.ini`. */
  readonly phpIni: string;
  /** A PHP program with its dependencies by Composer. */
  buildComposerProject(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationAttributes) => ComposerProjectArgs),
  ): Derivation;
  /** As `buildComposerProject`; newer. */
  buildComposerProject2(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationAttributes) => ComposerProjectArgs),
  ): Derivation;
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
  readonly apcu: Derivation;
  readonly bcmath: Derivation;
  readonly curl: Derivation;
  readonly dom: Derivation;
  readonly gd: Derivation;
  readonly gmp: Derivation;
  readonly imagick: Derivation;
  readonly intl: Derivation;
  readonly ldap: Derivation;
  readonly mbstring: Derivation;
  readonly memcached: Derivation;
  readonly mongodb: Derivation;
  readonly mysqli: Derivation;
  readonly opcache: Derivation;
  readonly openssl: Derivation;
  readonly pcntl: Derivation;
  readonly pcov: Derivation;
  readonly pdo: Derivation;
  readonly pdo_mysql: Derivation;
  readonly pdo_pgsql: Derivation;
  readonly pdo_sqlite: Derivation;
  readonly pgsql: Derivation;
  readonly redis: Derivation;
  readonly soap: Derivation;
  readonly sockets: Derivation;
  readonly sodium: Derivation;
  readonly sqlite3: Derivation;
  readonly tokenizer: Derivation;
  readonly xdebug: Derivation;
  readonly xml: Derivation;
  readonly zip: Derivation;
  readonly zlib: Derivation;
  readonly [name: string]: Derivation;
}

interface PhpTools {
  readonly composer: Derivation;
  readonly "php-cs-fixer": Derivation;
  readonly phpstan: Derivation;
  readonly psalm: Derivation;
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
