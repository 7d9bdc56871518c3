// The short form: what does not fit is said at its place.
import { pkgs } from "@nixpkgs/latest";
import type { Flake } from "tsnix";

export const shell = {
  // @ts-expect-error: a list is not a shell
  devShell: [pkgs.git],
} satisfies Flake;

export const near = {
  // @ts-expect-error: misspelt
  devShels: { default: pkgs.mkShell({}) },
} satisfies Flake;

export const app = {
  // @ts-expect-error: an app says its type
  apps: { run: { program: "/bin/true" } },
} satisfies Flake;

export const systems = {
  // @ts-expect-error: not a system
  systems: ["x86-linux"],
} satisfies Flake;

export const description = {
  // @ts-expect-error: text
  description: 1,
} satisfies Flake;

export const overlays = {
  // @ts-expect-error: an overlay gives a set
  overlays: { default: () => "x" },
} satisfies Flake;
