type ByKind<U extends { kind: string }> = { [E in U as E["kind"]]: E };
type E = { kind: "a"; x: number } | { kind: "b"; y: string };
declare const m: ByKind<E>;
m.a.x.toFixed();
m.b.x; // error: [ts2339]
m.c; // error: [ts2339]
export {};
