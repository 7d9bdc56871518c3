const r = ["a", "b"].reduce<Record<string, number>>((acc, s) => ({ ...acc, [s]: s.length }), {});
const n: number = r.a;
export { n };
