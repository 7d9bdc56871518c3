const k = "a";
const o = { [k]: 1, ["b"]: 2, [`c`]: 3 };
o.a.toFixed();
o.b.toFixed();
o.c.toFixed();
declare const u: "x" | "y";
const p = { [u]: 1 };
p.x;
declare const s: string;
const q = { [s]: 1, z: "a" };
q.foo;
const r = { [{}]: 1 }; // error: [ts2464]
const t = { [1]: "a" };
t[1].length;
export {};
