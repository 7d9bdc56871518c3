const f = [1, 2, 3].map((x) => (x > 1 ? "a" : null));
const a: (string | null)[] = f;
const b: string[] = f; // error: [ts2322]
const g = [1, 2, 3].map((x) => { if (x > 1) return "a"; return 1; });
const h: ("a" | 1)[] = g;
export {};
