type Repeat<N extends number, A extends 0[] = []> = A["length"] extends N ? A : Repeat<N, [...A, 0]>;
const r: Repeat<50>["length"] = 50;
const s: Repeat<50>["length"] = 51; // error: [ts2322]
export {};
