// tsconfig: noPropertyAccessFromIndexSignature
declare const r: { [k: string]: number; known: number };
r.known;
r["other"];
export {};
