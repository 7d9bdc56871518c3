// Files of other kinds: JSON by its content, TOML and Nix by the declaration beside them.
import { configure } from "@nixpkgs/latest";
import overlay from "./overlay.nix";
import settings from "./settings.json" with { type: "json" };
import toml from "./settings.toml";

export const port: number = settings.port;
export const hosts: string[] = settings.hosts;
export const workers: number = toml.workers;
export const set: Derivation = configure({ overlays: [overlay] }).fromNix;

// @ts-expect-error: not in the file
settings.ports;
// @ts-expect-error: text
export const wrong: number = toml.name;
