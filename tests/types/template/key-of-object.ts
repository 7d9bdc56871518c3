const o = { a_x: 1, a_y: 2 };
declare const k: "x" | "y";
const n: number = o[`a_${k}`];
declare const s: string;
o[`a_${s}`]; // error: [ts7053]
export {};
