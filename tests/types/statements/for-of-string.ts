for (const c of "abc") {
  const n: number = c; // error: [ts2322]
  console.log(n);
}
