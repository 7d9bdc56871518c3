import { lib } from "@nixpkgs/latest";
export const a: string[] = lib.optionals(true, ["x"]);
export const b: Record<string, string> = lib.mapAttrs((n, v: number) => `${n}${v}`, { a: 1 });
