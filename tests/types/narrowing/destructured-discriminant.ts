type A = { kind: "a"; v: number } | { kind: "b"; v: string };
export const f = ({ kind, v }: A) => (kind === "a" ? v.toFixed() : v.length);
