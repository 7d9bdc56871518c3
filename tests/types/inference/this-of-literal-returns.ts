declare const define: <D, M extends Record<string, (d: D) => unknown>>(data: D, methods: M) => { [K in keyof M]: ReturnType<M[K]> };
const r = define({ n: 1 }, { double: (d) => d.n * 2, text: (d) => `${d.n}` });
const a: number = r.double;
const b: number = r.text; // error: [ts2322]
define({ n: 1 }, { bad: (d) => d.m }); // error: [ts2339]
export {};
