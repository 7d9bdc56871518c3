const o: { [k: `data-${string}`]: number } = { "data-a": 1 };
const p: { [k: `data-${string}`]: number } = { dat: 1 }; // error: [ts2353]
export { o, p };
