declare const u: { k: "a"; a: 1 } | { k: "b"; b: 2 };
const s = { ...u, z: 1 };
if (s.k === "a") s.a;
else s.a; // error: [ts2339]
declare const m: { x: 1 } | undefined;
const t = { ...m };
t.x.toFixed(); // error: [ts18048]
export {};
