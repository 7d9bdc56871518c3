declare const zip: <A, B, C>(a: A[], b: B[], f: (a: A, b: B) => C) => C[];
const r = zip([1], ["a"], (n, s) => s.repeat(n));
const s: string[] = r;
zip([1], ["a"], (n, s) => n.repeat(s)); // error: [ts2339]
zip([1], ["a"], (n, s, i) => n); // error: [ts2345, ts7006, ts7006, ts7006]
export {};
