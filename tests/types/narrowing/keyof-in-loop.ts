const o = { a: 1, b: "x" };
for (const k of Object.keys(o)) {
  const n: number | string = o[k]; // error: [ts7053]
}
for (const [k, v] of Object.entries(o)) {
  const n: number | string = v;
  const s: string = v; // error: [ts2322]
}
export {};
