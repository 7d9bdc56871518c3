// process-compose-flake: several processes as one program.

/** One process. */
interface ProcessComposeProcess {
  /** What runs: a script or a program. */
  readonly command?: string | Derivation;
  /** Variables; a list of `NAME=value` or a set. */
  readonly environment?: readonly string[] | { readonly [name: string]: string };
  /** What it waits for, by name. */
  readonly depends_on?: {
    readonly [process: string]: {
      readonly condition:
        | "process_completed"
        | "process_completed_successfully"
        | "process_healthy"
        | "process_started"
        | "process_log_ready";
    };
  };
  /** How it is asked whether it is there. */
  readonly readiness_probe?: object;
  readonly liveness_probe?: object;
  /** What happens when it ends. */
  readonly availability?: {
    readonly restart?: "always" | "on_failure" | "exit_on_failure" | "no";
    readonly backoff_seconds?: number;
    readonly max_restarts?: number;
    readonly exit_on_end?: boolean;
  };
  readonly shutdown?: object;
  readonly working_dir?: string;
  readonly log_location?: string;
  readonly disabled?: boolean;
  readonly is_daemon?: boolean;
  readonly namespace?: string;
  readonly [option: string]: unknown;
}

/** What process-compose is made of. */
interface ProcessComposeModule {
  readonly imports?: readonly Untyped[];
  readonly settings?: {
    /** The processes by name. */
    readonly processes?: { readonly [name: string]: ProcessComposeProcess };
    /** Variables of all of them. */
    readonly environment?: readonly string[] | { readonly [name: string]: string };
    readonly log_location?: string;
    readonly [option: string]: unknown;
  };
  /** Options of the command line. */
  readonly cli?: object;
  /** Services of `services-flake`. */
  readonly services?: Untyped;
  readonly package?: Derivation;
  readonly [option: string]: unknown;
}

/** process-compose-flake: several processes as one program. */
interface ProcessComposeFlake extends FlakeInput {
  /** A module for flake-parts: `perSystem["process-compose"].NAME`. */
  readonly flakeModule: FlakePartsModule;
  /** Without flake-parts: `importNix(processCompose.lib)({ pkgs })`. */
  readonly lib: ImportablePath<(args: { readonly pkgs: object; readonly lib?: object }) => ProcessComposeLib>;
}

/** What process-compose-flake has without flake-parts. */
interface ProcessComposeLib {
  /** A program that starts the processes. */
  makeProcessCompose(args: ProcessComposeArguments): Derivation;
  /** The modules, evaluated. */
  evalModules(args: ProcessComposeArguments): {
    readonly config: { readonly outputs: { readonly package: Derivation; readonly [name: string]: Untyped }; readonly [option: string]: Untyped };
    readonly options: Untyped;
  };
}

/** What the processes are made of. */
interface ProcessComposeArguments {
  /** The name of the program. */
  readonly name?: string;
  readonly modules: readonly (Path | ProcessComposeModule | ((args: ModuleArguments) => ProcessComposeModule))[];
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:Platonic-Systems/process-compose-flake": ProcessComposeFlake;
}

declare module "github:Platonic-Systems/process-compose-flake" {
  const flake: ProcessComposeFlake;
  export default flake;
}

declare module "github:Platonic-Systems/process-compose-flake/*" {
  const flake: ProcessComposeFlake;
  export default flake;
}

declare module "github:Platonic-Systems/process-compose-flake?*" {
  const flake: ProcessComposeFlake;
  export default flake;
}
