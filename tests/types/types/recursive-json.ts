type Json = string | number | boolean | null | Json[] | { [k: string]: Json };
const j: Json = { a: [1, "x", { b: null }] };
const k: Json = { a: [1, undefined] }; // error: [ts2322]
export { j, k };
