type I = { [k: `a${string}`]: number; [k: string]: number | string };
const i: I = { ab: 1, b: "x" };
const j: I = { ab: "x" }; // error: [ts2322]
i.abc.toFixed();
i.b.toFixed(); // error: [ts2339]
export {};
