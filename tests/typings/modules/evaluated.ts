// Systems and homes as values; extra arguments reach the modules with their types.
import { lib, nixpkgs, pkgsFor } from "@nixpkgs/latest";
import darwin from "github:nix-darwin/nix-darwin";
import homeManager from "github:nix-community/home-manager";
import { path } from "tsnix";

export const web = nixpkgs.lib.nixosSystem({
  specialArgs: { user: "me" },
  modules: [
    path("./hardware.nix"),
    homeManager.nixosModules.default,
    ({ pkgs, user }) => ({ users: { users: { [user]: { packages: [pkgs.git] } } } }),
    { nixpkgs: { hostPlatform: "x86_64-linux" } },
  ],
});
export const disk: Derivation = web.config.system.build.toplevel;
export const variant: NixosSystem = web.extendModules({ modules: [{ networking: { hostName: "b" } }] });
export const home = homeManager.lib.homeManagerConfiguration({
  pkgs: pkgsFor("x86_64-linux"),
  extraSpecialArgs: { fontSize: 12 },
  modules: [
    path("./home.nix"),
    ({ fontSize }) => ({ programs: { kitty: { font: { size: fontSize + 1 } } } }),
  ],
});
export const mac = darwin.lib.darwinSystem({
  modules: [({ pkgs }) => ({ environment: { systemPackages: [pkgs.jq] } })],
});
export const evaluated: unknown = lib.evalModules({ modules: [{ options: {} }] }).config;

nixpkgs.lib.nixosSystem({
  specialArgs: { user: "me" },
  // @ts-expect-error: no such argument
  modules: [({ users }) => ({ a: users })],
});
// @ts-expect-error: modules are needed
nixpkgs.lib.nixosSystem({ system: "x86_64-linux" });
// @ts-expect-error: not a system
nixpkgs.lib.nixosSystem({ system: "x86_64", modules: [] });
