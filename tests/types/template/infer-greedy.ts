type F<S> = S extends `${infer A}.${infer B}` ? [A, B] : never;
const a: F<"x.y.z"> = ["x", "y.z"];
const b: F<"x.y.z"> = ["x.y", "z"]; // error: [ts2322, ts2322]
export {};
