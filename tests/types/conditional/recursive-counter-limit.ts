type Count<N extends number, A extends 0[] = []> = A["length"] extends N ? A : Count<N, [...A, 0]>;
type Ok = Count<900>["length"];
const ok: Ok = 900;
type TooMany = Count<1001>["length"]; // error: [ts2589]
export {};
