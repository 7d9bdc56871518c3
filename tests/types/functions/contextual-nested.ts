const f: { cb: (x: number) => string } = { cb: (x) => x }; // error: [ts2322]
export { f };
