// What flakes that others import are, in general. A file beside this one declares each that is well known. A project
// declares others the same way, in a `.d.ts` file that imports nothing:
//
//     declare module "github:owner/repo" {
//       const flake: { readonly lib: { hello(name: string): string } };
//       export default flake;
//     }

/** Flakes by the front of their URL, for the inputs of `flake({...})`. */
interface KnownFlakes {
  "github:NixOS/nixpkgs": NixpkgsInput;
  "github:nixos/nixpkgs": NixpkgsInput;
  "https://flakehub.com/f/NixOS/nixpkgs": NixpkgsInput;
  nixpkgs: NixpkgsInput;
  "flake:nixpkgs": NixpkgsInput;
}

/** A flake with a `default.nix`, whose value `importNix` gives. */
interface ImportableFlake<T> extends FlakeInput {
  /** Says what it is, for the type checker; there is nothing to read. */
  readonly __imported: T;
}
