const names = ["a", "b"].filter((name: void) => name in { a: 1 }); // error: [ts2322, ts2769]
const over = ["a"].filter((x: number) => x.length > 1); // error: [ts2339, ts2769]
export { names, over };
