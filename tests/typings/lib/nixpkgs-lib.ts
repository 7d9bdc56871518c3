// nixpkgs' lib: what generic functions give follows from what they are given.
import { lib, pkgs } from "@nixpkgs/latest";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const ports = { http: 80, https: 443 };

const shown = lib.mapAttrs((name, port) => `${name}:${port}`, ports);
same<typeof shown, { http: string; https: string }>(true);

const named = lib.mapAttrs((name) => name, ports);
same<typeof named, { http: "http" | "https"; https: "http" | "https" }>(true);

const listed = lib.mapAttrsToList((name, port) => ({ name, port }), ports);
same<typeof listed, { name: "http" | "https"; port: number }[]>(true);

const high = lib.filterAttrs((_, port) => port > 100, ports);
same<typeof high, { [name: string]: number }>(true);

const systems = lib.genAttrs(["x86_64-linux", "aarch64-linux"], (system) => system.length);
same<typeof systems, Record<"x86_64-linux" | "aarch64-linux", number>>(true);

declare const names: string[];
const lengths = lib.genAttrs(names, (name) => name.length);
same<typeof lengths, Record<string, number>>(true);

const sum = lib["foldl'"]((total, value) => total + value, 0, [1, 2, 3]);
same<typeof sum, number>(true);

const renamed = lib["mapAttrs'"]((name, value) => lib.nameValuePair(`my-${name}`, value), ports);
same<typeof renamed, { [name: string]: number }>(true);

const piped = lib.pipe(names, [(list) => list.length, (length) => length > 0]);
same<typeof piped, boolean>(true);

const merged = lib.recursiveUpdate({ a: { b: 1 }, d: pkgs.git }, { a: { c: "x" } });
const b: number = merged.a.b;
const c: string = merged.a.c;
const d: Derivation = merged.d;

const port = lib.attrByPath(["services", "web", "port"], 80, { services: { web: { port: 8080 } } });
same<typeof port, number>(true);

const without = lib.removeAttrs({ a: 1, b: 2, c: 3 }, ["a", "b"]);
same<typeof without, Omit<{ a: number; b: number; c: number }, "a" | "b">>(true);

const tools: Derivation[] = [pkgs.git, ...lib.optionals(true, [pkgs.jq]), ...lib.optional(true, pkgs.curl)];
const search: string = lib.makeBinPath(tools);
const exe: string = lib.getExe(pkgs.hello);
const free: boolean = lib.licenses.mit.free;
const older: boolean = lib.versionOlder(pkgs.git.version, "3");
const flat = lib.flatten([1, [2, [3]]]);
same<typeof flat, number[]>(true);

const option = lib.mkOption({ type: lib.types.enum(["debug", "info"]), default: "info" });
same<typeof option, OptionDeclaration<"debug" | "info">>(true);
const nested = lib.mkOption({
  type: lib.types.attrsOf(
    lib.types.submodule({ options: { port: lib.mkOption({ type: lib.types.nullOr(lib.types.port) }) } }),
  ),
  default: {},
});
same<typeof nested, OptionDeclaration<{ readonly [name: string]: { port: number | null } }>>(true);

export { b, c, d, tools, search, exe, free, older };

// @ts-expect-error: the default does not fit the type
lib.mkOption({ type: lib.types.int, default: "1" });
// @ts-expect-error: not a value of the enum
lib.mkOption({ type: lib.types.enum(["debug", "info"]), default: "warn" });
// @ts-expect-error: a near name
lib.optionalStrings(true, "x");
// @ts-expect-error: the list comes second
lib.optionals([pkgs.git], true);
// @ts-expect-error: no such licence
lib.licenses.mitt;
// @ts-expect-error: a path of names, not a text
lib.attrByPath("services.web", 80, {});
