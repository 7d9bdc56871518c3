for (const [k, v] of Object.entries({ a: 1 })) {
  const s: string = k;
  const n: string = v; // error: [ts2322]
  console.log(s, n);
}
