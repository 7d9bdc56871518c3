interface R { readonly a: number; b: number }
declare const r: R;
r.a = 1; // error: [ts2540]
r.b = 2;
export { r };
