// deploy-rs: brings systems and homes to other machines.

/** What is brought to a machine. */
interface DeployProfile {
  /** The profile, of one of `activate`. */
  readonly path: Derivation;
  /** Whose profile it is. */
  readonly user?: string;
  readonly profilePath?: string;
}

/** How a machine is reached. */
interface DeploySettings {
  /** Who logs in. */
  readonly sshUser?: string;
  /** Whose profiles they are. */
  readonly user?: string;
  readonly sshOpts?: readonly string[];
  /** Whether the machine goes back when activating fails. */
  readonly autoRollback?: boolean;
  /** Whether it goes back when it can't be reached afterwards. */
  readonly magicRollback?: boolean;
  readonly fastConnection?: boolean;
  /** Whether it is built there. */
  readonly remoteBuild?: boolean;
  readonly confirmTimeout?: number;
  readonly activationTimeout?: number;
  readonly tempPath?: string;
  readonly interactiveSudo?: boolean;
}

/** The output `deploy` of a flake. */
interface Deploy extends DeploySettings {
  /** Machines by name. */
  readonly nodes: {
    readonly [name: string]: DeploySettings & {
      /** Where it is. */
      readonly hostname: string;
      /** What is brought there, by name: `system`. */
      readonly profiles: { readonly [name: string]: DeploySettings & DeployProfile };
      readonly profilesOrder?: readonly string[];
    };
  };
}

/** deploy-rs: brings systems and homes to other machines. */
interface DeployRs extends FlakeInput {
  /** Its functions, by system. */
  readonly lib: BySystem<{
    /** Profiles of what there is. */
    readonly activate: {
      nixos(system: NixosSystem): Derivation;
      "home-manager"(home: HomeConfiguration): Derivation;
      darwin(system: DarwinSystem): Derivation;
      /** Anything, with the command that activates it. */
      custom(base: Derivation, activate: string): Derivation;
      noop(base: Derivation): Derivation;
    };
    /** Checks of the output `deploy`. */
    deployChecks(deploy: Deploy): PackagesByName;
  }>;
  /** Adds `deploy-rs` to a package set. */
  readonly overlays: { readonly default: Overlay<object> };
  /** Its command line. */
  readonly packages: BySystem<PackagesByName>;
  readonly apps: BySystem<{ readonly [name: string]: App }>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:serokell/deploy-rs": DeployRs;
}

declare module "github:serokell/deploy-rs" {
  const flake: DeployRs;
  export default flake;
}

declare module "github:serokell/deploy-rs/*" {
  const flake: DeployRs;
  export default flake;
}

declare module "github:serokell/deploy-rs?*" {
  const flake: DeployRs;
  export default flake;
}
