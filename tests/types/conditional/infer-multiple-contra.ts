type F<T> = T extends { a: (x: infer U) => void; b: (x: infer U) => void } ? U : never;
declare const u: F<{ a: (x: { p: 1 }) => void; b: (x: { q: 2 }) => void }>;
u.p;
u.q;
u.r; // error: [ts2339]
export {};
