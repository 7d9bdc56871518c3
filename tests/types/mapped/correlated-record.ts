type Map = { a: number; b: string };
type Rec<K extends keyof Map = keyof Map> = { [P in K]: { kind: P; v: Map[P]; f: (v: Map[P]) => void } }[K];
const run = <K extends keyof Map>(r: Rec<K>) => r.f(r.v);
run({ kind: "a", v: 1, f: (v) => v.toFixed() });
run({ kind: "b", v: 1, f: (v) => {} }); // error: [ts2322]
export {};
