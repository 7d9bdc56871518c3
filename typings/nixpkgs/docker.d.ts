// dockerTools: images for containers, without Docker.

/** What a container is run with, in the terms of the OCI's image configuration. */
interface ImageConfig {
  /** The program and its arguments, when none are given. */
  readonly Cmd?: readonly StringLike[];
  /** The program that the arguments are for. */
  readonly Entrypoint?: readonly StringLike[];
  /** Variables as `NAME=value`. */
  readonly Env?: readonly string[];
  /** Ports as `{ "80/tcp": {} }`. */
  readonly ExposedPorts?: { readonly [port: string]: {} };
  /** Labels by name. */
  readonly Labels?: { readonly [name: string]: string };
  /** The user that it runs as. */
  readonly User?: string;
  /** Folders that are kept apart. */
  readonly Volumes?: { readonly [path: string]: {} };
  /** The folder it starts in. */
  readonly WorkingDir?: string;
  /** The signal that stops it. */
  readonly StopSignal?: string;
  /** How to see that it works. */
  readonly Healthcheck?: object;
}

interface LayeredImageArgs {
  /** The name of the image. */
  readonly name: string;
  /** The tag; the hash of the output unless given. */
  readonly tag?: string | null;
  /** An image to build on. */
  readonly fromImage?: Derivation | null;
  /** What is at the root: packages' files as links. */
  readonly contents?: Derivation | readonly Dependency[] | null;
  /** What a container is run with. */
  readonly config?: ImageConfig;
  /** The architecture, as Go calls it. */
  readonly architecture?: string;
  /** When it was made, in ISO 8601; 1970 unless given, so that it is reproducible. */
  readonly created?: string;
  /** The time of its files. */
  readonly mtime?: string;
  /** The number of the files' owner. */
  readonly uid?: number;
  /** The number of the files' group. */
  readonly gid?: number;
  /** The name of the files' owner. */
  readonly uname?: string;
  /** The name of the files' group. */
  readonly gname?: string;
  /** The most layers; 100 unless given. */
  readonly maxLayers?: number;
  /** Commands run in the root when it is put together. */
  readonly extraCommands?: string;
  /** Commands run as if by root. */
  readonly fakeRootCommands?: string;
  /** Whether `fakeRootCommands` see the image as `/`. */
  readonly enableFakechroot?: boolean;
  /** Whether the store paths are in the image. */
  readonly includeStorePaths?: boolean;
  /** Whether Nix's database is in the image. */
  readonly includeNixDB?: boolean;
  /** How it is compressed. */
  readonly compressor?: "gz" | "zstd" | "none";
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  /** What is said about it. */
  readonly meta?: Meta;
}

interface BuildImageArgs {
  /** The name of the image. */
  readonly name: string;
  /** The tag; the hash of the output unless given. */
  readonly tag?: string | null;
  /** An image to build on. */
  readonly fromImage?: Derivation | null;
  /** The name of the image in `fromImage`. */
  readonly fromImageName?: string | null;
  /** The tag of the image in `fromImage`. */
  readonly fromImageTag?: string | null;
  /** What is at the root, copied. */
  readonly copyToRoot?: Derivation | readonly Dependency[] | null;
  /** An older name of `copyToRoot`. */
  readonly contents?: Derivation | readonly Dependency[] | null;
  /** What a container is run with. */
  readonly config?: ImageConfig | null;
  /** The architecture, as Go calls it. */
  readonly architecture?: string;
  /** When it was made, in ISO 8601; 1970 unless given. */
  readonly created?: string;
  /** Commands run in the root when it is put together. */
  readonly extraCommands?: string;
  /** Commands run as root in a virtual machine: slow. */
  readonly runAsRoot?: string | null;
  /** Whether links to folders stay links. */
  readonly keepContentsDirlinks?: boolean;
  /** Whether Nix's database is in the image. */
  readonly includeNixDB?: boolean;
  /** The size of the virtual disk, in MiB. */
  readonly diskSize?: number;
  /** The memory of the virtual machine, in MiB. */
  readonly buildVMMemorySize?: number;
  /** The number of the files' owner. */
  readonly uid?: number;
  /** The number of the files' group. */
  readonly gid?: number;
  /** How it is compressed. */
  readonly compressor?: "gz" | "zstd" | "none";
  /** What is said about it. */
  readonly meta?: Meta;
}

/** Builders of images for containers. */
interface DockerTools {
  /** An image of one layer. */
  buildImage(args: BuildImageArgs): AnyPackage;
  /** An image with a layer per package, so that images share what they have in common. */
  buildLayeredImage(args: LayeredImageArgs): AnyPackage;
  /** A script that writes the image to its output: nothing large is in the store. */
  streamLayeredImage(args: LayeredImageArgs): AnyPackage;
  /** An image with Nix in it. */
  buildImageWithNixDb(args: BuildImageArgs): AnyPackage;
  /** A layered image with Nix's database in it. */
  buildLayeredImageWithNixDb(args: LayeredImageArgs): AnyPackage;
  /** An image for `nix-shell`'s environment of a package. */
  buildNixShellImage(args: {
    readonly drv: AnyPackage;
    readonly name?: string;
    readonly tag?: string | null;
  }): AnyPackage;
  /** As `buildNixShellImage`, as a script that writes it. */
  streamNixShellImage(args: {
    readonly drv: AnyPackage;
    readonly name?: string;
    readonly tag?: string | null;
  }): AnyPackage;
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
  }): AnyPackage;
  /** An image's files as an archive. */
  exportImage(args: {
    readonly fromImage: AnyPackage;
    readonly name?: string;
    readonly diskSize?: number;
  }): AnyPackage;
  /** Several images in one archive. */
  mergeImages(images: readonly Derivation[]): AnyPackage;
  /** Commands for `runAsRoot` and `fakeRootCommands` that make users known. */
  readonly shadowSetup: string;
  /** `/bin/sh`. */
  readonly binSh: AnyPackage;
  /** `/usr/bin/env`. */
  readonly usrBinEnv: AnyPackage;
  /** Certificates where programs look for them. */
  readonly caCertificates: AnyPackage;
  /** `/etc/passwd` and `/etc/group` with root and nobody. */
  readonly fakeNss: AnyPackage;
}
