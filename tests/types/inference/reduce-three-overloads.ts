const a = [1, 2].reduce((x, y) => x + y);
const b = [1, 2].reduce((x, y) => x + y, "");
const c = [1, 2].reduce<string[]>((x, y) => [...x, `${y}`], []);
const d = [1, 2].reduce((x, y) => [...x, y], []); // error: [ts2769]
const e = [1, 2].reduce((x, y) => ({ ...x, [y]: y }), {} as Record<string, number>);
e["1"]!.length; // error: [ts2339]
export {};
