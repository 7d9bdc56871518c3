const a: { readonly x: number } = { x: 1 };
const b: { x: number } = a;
b.x = 2;
a.x = 2; // error: [ts2540]
const c: readonly number[] = [1];
const d: number[] = c; // error: [ts4104]
const e: Readonly<{ x: { y: number } }> = { x: { y: 1 } };
e.x.y = 2;
e.x = { y: 1 }; // error: [ts2540]
export {};
