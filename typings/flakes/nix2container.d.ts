// nix2container: images whose layers are not in the store.

/** A layer of an image. */
interface Nix2containerLayer extends Derivation {
  readonly __layer: never;
}

/** What an image is made of. */
interface Nix2containerImageArguments {
  /** The name of the image. */
  readonly name: string;
  /** Its tag; else the hash of what it is made of. */
  readonly tag?: string | null;
  /** The image that this one starts from. */
  readonly fromImage?: Derivation | string;
  /** What is laid into the root folder. */
  readonly copyToRoot?: Derivation | readonly Derivation[] | null;
  /** What runs, and how: the configuration of OCI images. */
  readonly config?: {
    readonly entrypoint?: readonly string[];
    readonly Entrypoint?: readonly string[];
    readonly cmd?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly Env?: readonly string[];
    readonly WorkingDir?: string;
    readonly User?: string;
    readonly ExposedPorts?: object;
    readonly Volumes?: object;
    readonly Labels?: { readonly [name: string]: string };
    readonly [key: string]: unknown;
  };
  /** Layers that are made apart. */
  readonly layers?: readonly Nix2containerLayer[];
  /** How many layers what is left becomes. */
  readonly maxLayers?: number;
  /** Rights of files. */
  readonly perms?: readonly {
    readonly path: StringLike;
    readonly regex: string;
    readonly mode: string;
    readonly uid?: number;
    readonly gid?: number;
    readonly uname?: string;
    readonly gname?: string;
  }[];
  /** Whether Nix in the image knows its store. */
  readonly initializeNixDatabase?: boolean;
  /** Who owns `/nix` then. */
  readonly nixUid?: number;
  readonly nixGid?: number;
  /** For which machine. */
  readonly arch?: string;
  /** When it was made, as text. */
  readonly created?: string;
  readonly meta?: Meta;
}

/** The functions of nix2container. */
interface Nix2container {
  /** An image; `copyToDockerDaemon`, `copyToRegistry` and `copyToPodman` bring it somewhere. */
  buildImage(args: Nix2containerImageArguments): Derivation & {
    readonly copyToDockerDaemon: Derivation;
    readonly copyToRegistry: Derivation;
    readonly copyToPodman: Derivation;
    readonly copyTo: Derivation;
    readonly imageName: string;
    readonly imageTag: string;
  };
  /** A layer. */
  buildLayer(args: {
    readonly deps?: readonly (Derivation | Path | string)[];
    readonly copyToRoot?: Derivation | readonly Derivation[];
    readonly layers?: readonly Nix2containerLayer[];
    readonly maxLayers?: number;
    readonly reproducible?: boolean;
    readonly metadata?: object;
  }): Nix2containerLayer;
  /** An image of a registry. */
  pullImage(args: {
    readonly imageName: string;
    readonly imageDigest: string;
    readonly sha256: string;
    readonly arch?: string;
    readonly os?: string;
    readonly tlsVerify?: boolean;
  }): Derivation;
  /** An image of a registry, by a manifest that is checked in. */
  pullImageFromManifest(args: { readonly imageName: string; readonly imageManifest: Path; readonly imageTag?: string }): Derivation;
}

/** nix2container: images whose layers are not in the store. */
interface Nix2containerFlake extends FlakeInput {
  /** By system: the functions, and a skopeo that understands what they make. */
  readonly packages: BySystem<{
    readonly nix2container: Nix2container;
    readonly "skopeo-nix2container": Derivation;
    readonly "nix2container-bin": Derivation;
    readonly default: Derivation;
  }>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nlewo/nix2container": Nix2containerFlake;
}

declare module "github:nlewo/nix2container" {
  const flake: Nix2containerFlake;
  export default flake;
}

declare module "github:nlewo/nix2container/*" {
  const flake: Nix2containerFlake;
  export default flake;
}

declare module "github:nlewo/nix2container?*" {
  const flake: Nix2containerFlake;
  export default flake;
}
