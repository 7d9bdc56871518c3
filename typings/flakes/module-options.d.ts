// Options that well-known modules add to those of NixOS and nix-darwin.

/** home-manager as a module of the system. */
interface HomeManagerOptions {
  /** The homes by user. */
  readonly users?: { readonly [user: string]: Module<HomeModuleArguments, HomeOptions> | undefined };
  /** Whether homes use the system's package set. */
  readonly useGlobalPkgs?: boolean;
  /** Whether packages go into the user's profile of the system. */
  readonly useUserPackages?: boolean;
  /** The ending that files get which are in the way. */
  readonly backupFileExtension?: string | null;
  /** The command that puts files away which are in the way. */
  readonly backupCommand?: string | null;
  /** Whether files that were put away before may be overwritten. */
  readonly overwriteBackup?: boolean;
  /** More arguments for all modules of homes. */
  readonly extraSpecialArgs?: object;
  /** Modules for all homes. */
  readonly sharedModules?: readonly Module<HomeModuleArguments, HomeOptions>[];
  /** Whether activation says what it does. */
  readonly verbose?: boolean;
  /** Whether homes are set up when their user logs in. */
  readonly startAsUserService?: boolean;
  /** At least this home-manager is needed for what is configured. */
  readonly minimal?: boolean;
}

interface NixosOptions {
  /** Homes of users, by home-manager's module. */
  readonly "home-manager"?: HomeManagerOptions;
  /** Secrets, by sops-nix's module. */
  readonly sops?: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age?: AnyOptions;
  /** Disks, by disko's module. */
  readonly disko?: AnyOptions;
}

interface HomeOptions {
  /** Secrets, by sops-nix's module. */
  readonly sops?: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age?: AnyOptions;
}

interface DarwinOptions {
  /** Homes of users, by home-manager's module. */
  readonly "home-manager"?: HomeManagerOptions;
  /** Secrets, by sops-nix's module. */
  readonly sops?: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age?: AnyOptions;
}

interface NixosConfig {
  /** Secrets, by sops-nix's module. */
  readonly sops: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age: AnyOptions;
  /** Disks, by disko's module. */
  readonly disko: AnyOptions;
}

interface HomeConfig {
  /** Secrets, by sops-nix's module. */
  readonly sops: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age: AnyOptions;
}

interface DarwinConfig {
  /** Secrets, by sops-nix's module. */
  readonly sops: AnyOptions;
  /** Secrets, by agenix's module. */
  readonly age: AnyOptions;
}
