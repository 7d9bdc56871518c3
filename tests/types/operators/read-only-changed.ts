// What is read and written at once must be writable, as what is only written.
const fixed = { count: 1, name: "a" } as const;
fixed.count += 1; // error: [ts2540]
fixed.count++; // error: [ts2540]
fixed["count"]--; // error: [ts2540]
fixed.name ??= "b"; // error: [ts2540]

const ports: readonly number[] = [1];
ports[0] += 1; // error: [ts2542]
ports[0]++; // error: [ts2542]

const limits: { readonly [name: string]: number } = {};
const key: string = "memory";
limits.cpu += 1; // error: [ts2542]
limits[key]++; // error: [ts2542]
limits[key] ||= 1; // error: [ts2542]
delete limits.cpu; // error: [ts2542]

// A place that can't be written says nothing of its type.
const text = "a";
text++; // error: [ts2588]
text -= 1; // error: [ts2588]
const shown: string = text++; // error: [ts2322, ts2588]
function start() {}
start++; // error: [ts2630]

export const pick = { fixed, shown };
