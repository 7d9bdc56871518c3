type Build<L extends number, T extends unknown[] = []> = T["length"] extends L ? T : Build<L, [...T, unknown]>;
type Sub<A extends number, B extends number> = Build<A> extends [...Build<B>, ...infer R] ? R["length"] : never;
const a: Sub<10, 3> = 7;
const b: Sub<10, 3> = 6; // error: [ts2322]
export {};
