declare const k: "a" | "b";
declare const n: number;
declare const o: { a: 1 };
k in o;
n in o;
true in o; // error: [ts2322]
declare const s: symbol;
s in o;
export {};
