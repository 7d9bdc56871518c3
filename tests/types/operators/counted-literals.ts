// Literals that are counted with widen; what is put in place by a logical assignment does not.
let bit: 0 | 1 = 0;
bit += 1;
bit -= "x"; // error: [ts2363]
const it: { n: 0 | 1; s: "a" | "b"; m?: 0 | 1 } = { n: 0, s: "a" };
it.n += 1;
it["n"] *= 2;
it.n++;
it.n += "x"; // error: [ts2322]
it.s += "b";
it.s += 1;
it.m ??= 1;
it.m ??= 2; // error: [ts2322]
it.n ||= 2; // error: [ts2322]
it.n = 2; // error: [ts2322]
const counts = Array.from({ length: 3 }, (_, i) => (i === 0 ? 1 : 0));
counts[1]! += 5;
counts[1] += 5;
counts[1] = 5; // error: [ts2322]
const letters: ("a" | "b")[] = ["a"];
letters[0] += "b";

export default [bit, counts.length];
