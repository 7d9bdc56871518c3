//! Programs without a mistake, to be broken by the tests.

/// Between them they have every construct that is worth breaking.
pub(super) const VALID: [&str; 8] = [
    r#"import { pkgs, type Pkgs as P } from "@nixpkgs/unstable";
import flake, * as rest from './lib' with { type: "json" };

/** A shell. */
export default flake({
  description: "ein Täst – 😀",
  shell: ({ pkgs, system }: { pkgs: P; system: string }) => pkgs.mkShell({
    packages: [pkgs.git, pkgs.nodejs_22, ...(system === "x86_64-linux" ? [pkgs.gdb] : [])],
    shellHook: `echo ${pkgs.git.version ?? "none"} \`quoted\` ${`nested ${system}`}`,
    env: { A: "1", "b-c": 'd', [system]: 0x1F, 3: 1_000.5e3 },
  }),
});
"#,
    r"const f = async <const T extends object = {}>(a?: T, { b, c: [d = 1, , ...e] }: any = {}, ...g: T[]) => a;
function* h(this: Window, x: string): Generator<number> { yield* [1]; return; }
const o = { a, 'b': 1, c() { return 1 }, async *d() {}, get e() { return 1 }, set e(v) {}, ...f };
",
    r"export type A<T> = { readonly [K in keyof T as `x${K & string}`]-?: T[K] } & { a?: string; (z: 1): void };
type C<T> = T extends (infer U extends string)[] ? U : never;
interface I extends A<B>, C.D { new (x: X): Y; m?<T>(d: D): asserts d is T; readonly [k: string]: unknown }
declare module 'm' { export function f(a?: number, ...b: [x: 1, y?: 2]): typeof import('n').p; }
",
    r"if (a) b; else if (c) { d } else e;
for (let i = 0, j; i < 1; i++) {}
for (const x of y) { if (x) continue; break; }
switch (c) { case 1: a; default: b }
try { a } catch ({ e }) { b } finally { c }
while (1) do { x } while (y);
",
    r#"a?.b.c(1)![2]?.[d]?.(...e); (a?.b).c;
x = y ? z : (w, v); x ??= 1; [p, q.r] = [q, p]; ({ s, t = 1 } = u);
(-a) ** 2 < 1 || !b && typeof c === "s";
"#,
    r"nix`{ pkgs, ... }: ''
  ${a}
''`;
const s = /[/]\/(?<n>a+)/giu.test(b) ? c / d / e : 10n;
",
    r"enum E { A, B = 1 << 2 }
class K<T> extends L implements I { static s = 'a'; #p?: number; constructor(private a: A) { super() } get x() { return 1 } }
namespace N.M { export const a = 1 }
",
    "",
];
