type Deep<T> = T extends (infer E)[] ? readonly Deep<E>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
declare const d: Deep<{ a: { b: number }[] }>;
d.a[0]!.b = 1; // error: [ts2540]
d.a.push({ b: 1 }); // error: [ts2339]
const n: number = d.a[0]!.b;
export {};
