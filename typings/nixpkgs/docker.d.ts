// dockerTools: images for containers, without Docker.

/** What a container is run with, in the terms of the OCI's image configuration. */
interface ImageConfig {
  /** The program and its arguments, when none are given. */
  readonly Cmd?: readonly StringLike[];
  readonly Entrypoint?: readonly StringLike[];
  /** Variables as `NAME=value`. */
  readonly Env?: readonly string[];
  /** Ports as `{ "80/tcp": {} }`. */
  readonly ExposedPorts?: { readonly [port: string]: {} };
  readonly Labels?: { readonly [name: string]: string };
  readonly User?: string;
  readonly Volumes?: { readonly [path: string]: {} };
  readonly WorkingDir?: string;
  readonly StopSignal?: string;
  readonly Healthcheck?: object;
}

interface LayeredImageArgs {
  readonly name: string;
  /** The tag; the hash of the output unless given. */
  readonly tag?: string | null;
  /** An image to build on. */
  readonly fromImage?: Derivation | null;
  /** What is at the root: packages' files as links. */
  readonly contents?: Derivation | readonly Dependency[] | null;
  readonly config?: ImageConfig;
  readonly architecture?: string;
  /** When it was made, in ISO 8601; 1970 unless given, so that it is reproducible. */
  readonly created?: string;
  readonly mtime?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly uname?: string;
  readonly gname?: string;
  /** The most layers; 100 unless given. */
  readonly maxLayers?: number;
  /** Commands run in the root when it is put together. */
  readonly extraCommands?: string;
  /** Commands run as if by root. */
  readonly fakeRootCommands?: string;
  readonly enableFakechroot?: boolean;
  readonly includeStorePaths?: boolean;
  readonly includeNixDB?: boolean;
  readonly compressor?: "gz" | "zstd" | "none";
  readonly passthru?: object;
  readonly meta?: Meta;
}

interface BuildImageArgs {
  readonly name: string;
  readonly tag?: string | null;
  readonly fromImage?: Derivation | null;
  readonly fromImageName?: string | null;
  readonly fromImageTag?: string | null;
  /** What is at the root, copied. */
  readonly copyToRoot?: Derivation | readonly Dependency[] | null;
  /** An older name of `copyToRoot`. */
  readonly contents?: Derivation | readonly Dependency[] | null;
  readonly config?: ImageConfig | null;
  readonly architecture?: string;
  readonly created?: string;
  readonly extraCommands?: string;
  /** Commands run as root in a virtual machine: slow. */
  readonly runAsRoot?: string | null;
  readonly keepContentsDirlinks?: boolean;
  readonly includeNixDB?: boolean;
  readonly diskSize?: number;
  readonly buildVMMemorySize?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly compressor?: "gz" | "zstd" | "none";
  readonly meta?: Meta;
}

/** Builders of images for containers. */
interface DockerTools {
  /** An image of one layer. */
  buildImage(args: BuildImageArgs): Derivation;
  /** An image with a layer per package, so that images share what they have in common. */
  buildLayeredImage(args: LayeredImageArgs): Derivation;
  /** A script that writes the image to its output: nothing large is in the store. */
  streamLayeredImage(args: LayeredImageArgs): Derivation;
  /** An image with Nix in it. */
  buildImageWithNixDb(args: BuildImageArgs): Derivation;
  buildLayeredImageWithNixDb(args: LayeredImageArgs): Derivation;
  /** An image for `nix-shell`'s environment of a package. */
  buildNixShellImage(args: {
    readonly drv: Derivation;
    readonly name?: string;
    readonly tag?: string | null;
  }): Derivation;
  streamNixShellImage(args: {
    readonly drv: Derivation;
    readonly name?: string;
    readonly tag?: string | null;
  }): Derivation;
  /** An image from a registry. */
  pullImage(args: {
    readonly imageName: string;
    readonly imageDigest: string;
    readonly hash?: string;
    readonly sha256?: string;
    readonly finalImageName?: string;
    readonly finalImageTag?: string;
    readonly os?: string;
    readonly arch?: string;
  }): Derivation;
  exportImage(args: {
    readonly fromImage: Derivation;
    readonly name?: string;
    readonly diskSize?: number;
  }): Derivation;
  mergeImages(images: readonly Derivation[]): Derivation;
  /** Commands for `runAsRoot` and `fakeRootCommands` that make users known. */
  readonly shadowSetup: string;
  /** `/bin/sh`. */
  readonly binSh: Derivation;
  /** `/usr/bin/env`. */
  readonly usrBinEnv: Derivation;
  /** Certificates where programs look for them. */
  readonly caCertificates: Derivation;
  /** `/etc/passwd` and `/etc/group` with root and nobody. */
  readonly fakeNss: Derivation;
}
