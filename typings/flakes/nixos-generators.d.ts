// nixos-generators: images of NixOS systems.

/** What an image may be. */
type NixosImageFormat =
  | "amazon"
  | "azure"
  | "cloudstack"
  | "do"
  | "docker"
  | "gce"
  | "hyperv"
  | "install-iso"
  | "install-iso-hyperv"
  | "iso"
  | "kexec"
  | "kexec-bundle"
  | "kubevirt"
  | "linode"
  | "lxc"
  | "lxc-metadata"
  | "openstack"
  | "proxmox"
  | "proxmox-lxc"
  | "qcow"
  | "qcow-efi"
  | "raw"
  | "raw-efi"
  | "sd-aarch64"
  | "sd-aarch64-installer"
  | "sd-x86_64"
  | "vagrant-virtualbox"
  | "virtualbox"
  | "vm"
  | "vm-bootloader"
  | "vm-nogui"
  | "vmware";

/** nixos-generators: images of NixOS systems. */
interface NixosGenerators extends FlakeInput {
  /** An image of a system. */
  nixosGenerate<Special extends object = {}>(args: {
    readonly format: NixosImageFormat | (string & {});
    readonly system?: System;
    readonly pkgs?: object;
    readonly lib?: object;
    /** Another `nixosSystem` than that of its nixpkgs. */
    readonly nixosSystem?: Untyped;
    readonly modules?: readonly Module<NixosModuleArguments & Special, NixosOptions>[];
    readonly specialArgs?: Special;
    /** More formats, by name. */
    readonly customFormats?: object;
  }): Derivation;
  /** Formats as modules: `all-formats`. */
  readonly nixosModules: { readonly [name: string]: NixosModule };
  /** Its command line. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/nixos-generators": NixosGenerators;
}

declare module "github:nix-community/nixos-generators" {
  const flake: NixosGenerators;
  export default flake;
}

declare module "github:nix-community/nixos-generators/*" {
  const flake: NixosGenerators;
  export default flake;
}

declare module "github:nix-community/nixos-generators?*" {
  const flake: NixosGenerators;
  export default flake;
}
