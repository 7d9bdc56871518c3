type S = { kind: "circle"; r: number } | { kind: "square"; side: number };
export const area = (s: S) => (s.kind === "circle" ? s.r * 2 : s.side);
export const bad = (s: S) => (s.kind === "circle" ? s.side : s.r); // error: [ts2339, ts2339]
