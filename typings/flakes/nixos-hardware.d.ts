// nixos-hardware: modules of NixOS for machines that one can buy.

/** nixos-hardware: modules of NixOS for machines that one can buy. */
interface NixosHardware extends FlakeInput {
  /** By machine: `lenovo-thinkpad-x1-11th-gen`, `raspberry-pi-4`; and parts: `common-cpu-amd`, `common-pc-ssd`. */
  readonly nixosModules: { readonly [machine: string]: NixosModule };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:NixOS/nixos-hardware": NixosHardware;
}

declare module "github:NixOS/nixos-hardware" {
  const flake: NixosHardware;
  export default flake;
}

declare module "github:NixOS/nixos-hardware/*" {
  const flake: NixosHardware;
  export default flake;
}

declare module "github:NixOS/nixos-hardware?*" {
  const flake: NixosHardware;
  export default flake;
}
