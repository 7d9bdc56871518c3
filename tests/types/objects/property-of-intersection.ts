declare const i: { a: number; s: { x: 1 } } & { b: string; s: { y: 2 } };
i.a;
i.b;
i.s.x + i.s.y;
i.c; // error: [ts2339]
declare const n: { k: "a" } & { k: "b" };
n.k; // error: [ts2339]
export {};
