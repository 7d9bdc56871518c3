// Attribute sets: names, values and pairs; what types can't say is unknown, never any.

const ports = { http: 80, https: 443 };
export const names: string[] = Object.keys(ports);
export const values: number[] = Object.values(ports);
export const pairs: [string, number][] = Object.entries(ports);
export const doubled: { [name: string]: number } = Object.fromEntries(pairs.map(([k, v]) => [k, v * 2]));
export const merged: { a: number } & { b: string } = Object.assign({}, { a: 1 }, { b: "x" });
export const has: boolean = Object.hasOwn(ports, "http") && "http" in ports;
export const grouped: Partial<Record<"low" | "high", number[]>> = Object.groupBy([1, 2000], (n) =>
  n < 1024 ? "low" : "high",
);

const { http, ...others } = ports;
export const rest: { https: number } = others;
export const all = { ...ports, http: http + 1, ["x" + http]: 0 };

interface Shape {
  readonly side: number;
}
declare const shape: Shape;
export const sides: unknown[] = Object.values(shape);
// @ts-expect-error: an interface may have more in it than it says
export const wrong: number[] = Object.values(shape);
// @ts-expect-error: no methods on attribute sets
ports.toString();
// @ts-expect-error: no prototypes
Object.create(ports);
// @ts-expect-error: read-only
shape.side = 2;
