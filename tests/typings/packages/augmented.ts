// A project adds the names of its own overlay to Packages.
import { pkgs } from "@nixpkgs/latest";

declare module "tsnix" {
  interface Packages {
    mytool: Derivation;
    mylib: { readonly greet: (name: string) => string };
  }
}

export const tool: Derivation = pkgs.mytool;
export const greeting: string = pkgs.mylib.greet("you");
// @ts-expect-error: not a number
export const wrong: number = pkgs.mytool;
