// The functions of the module "tsnix".
import { pkgs } from "@nixpkgs/latest";
import {
  assert,
  equal,
  importNix,
  nix,
  path,
  pick,
  placeholder,
  searchPath,
  text,
  throwError,
  trace,
  update,
} from "tsnix";

export const store: string = nix<string>`builtins.storeDir + ${"/x"}`;
export const source: Path = path("./src");
export const host: Path = path(`./hosts/${"web"}`);
export const script: string = text`
  echo ${pkgs.hello} ${source}
`;
export const tools: Derivation[] = pick(pkgs, "git", "jq", "yq-go");
export const python: (PythonPackage | Derivation)[] = pick(pkgs, "python3", "git");
export const same: boolean = equal({ a: [1] }, { a: [1] });
export const traced: number = trace("value", 1);
export const output: string = placeholder("out");
export const updated: { a: string; b: number } = update({ a: 1, b: 2 }, { a: "x" });
export const other: Packages = importNix(searchPath("nixpkgs"))({ config: { allowUnfree: true } });
export const file: number = importNix<number>(path("./x.nix"));

export function parse(value: string | number): string {
  assert(typeof value === "string", "a text is expected");
  return value.length > 0 ? value : throwError("empty");
}

export const expected: string = nix`"what the place expects"`;
// @ts-expect-error: with nothing that says its type it is unknown
nix`"x"`.length;
// @ts-expect-error: no such package in a set without an index signature
pick({ a: 1 }, "b");
// @ts-expect-error: a path is not text
export const wrongPath: string = path("./src");
// @ts-expect-error: text is not a path
export const wrongText: Path = "./src";
// @ts-expect-error: a tag is not called with text
text("x");
