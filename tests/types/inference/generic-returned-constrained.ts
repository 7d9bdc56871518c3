declare const wrap: <A, B>(f: (a: A) => B) => (a: A) => B[];
const pick = <T extends { id: string }>(x: T) => x.id;
const f = wrap(pick);
const s: string[] = f({ id: "a" });
f({ id: 1 }); // error: [ts2322]
f({}); // error: [ts2741]
export {};
