type Tail<F> = F extends (a: never, ...rest: infer R) => unknown ? R : never;
const t: Tail<(a: number, b: string, c?: boolean) => void> = ["x"];
const u: Tail<(a: number, b: string, c?: boolean) => void> = ["x", 1]; // error: [ts2322]
export {};
