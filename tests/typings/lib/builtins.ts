// Nix's builtins: generics, predicates that narrow, values.

const parts: string[] = builtins.splitVersion("1.2.3");
const doubled: number[] = builtins.map((x: number) => x * 2, [1, 2]);
const keys: ("a" | "b")[] = builtins.attrNames({ a: 1, b: 2 });
const values: (number | string)[] = builtins.attrValues({ a: 1, b: "x" });
const attempt = builtins.tryEval(builtins.readFile("./x"));
export const text: string = attempt.success ? attempt.value : "";
export const half: number = builtins.div(1, 2);
const kind: "int" | "set" | string = builtins.typeOf(1);
const parsed: unknown = builtins.fromJSON("{}");

export function describe(value: unknown): string {
  if (builtins.isString(value)) return value;
  if (builtins.isList(value)) return `${builtins.length(value)} elements`;
  if (builtins.isAttrs(value)) return builtins.attrNames(value).join(" ");
  return builtins.typeOf(value);
}

const entries = builtins.readDir("./.");
export const folders: string[] = builtins.attrNames(entries).filter((name) => entries[name] === "directory");
export const total: number = builtins["foldl'"]((sum, n) => sum + n, 0, [1, 2]);
export const grouped: { [name: string]: string[] } = builtins.groupBy((s) => s.slice(0, 1), ["a", "b"]);
export const picked: { b: number } = builtins.intersectAttrs({ b: 0 }, { a: 1, b: 2 });
export const listed: { [name: string]: number } = builtins.listToAttrs([{ name: "a", value: 1 }]);
export const all = [parts, doubled, keys, values, kind, parsed];

// @ts-expect-error: a JSON value is not known
export const size: number = parsed.length;
// @ts-expect-error: no such builtin
builtins.mapAttr((name: string) => name, {});
// @ts-expect-error: not a hash that Nix has
builtins.hashString("crc32", "x");
// @ts-expect-error: three arguments
builtins.substring(0, "text");
