declare const open: boolean;
const a = [] ? 1 : 2; // error: [ts2872]
const b = "" || "x"; // error: [ts2873]
const c = !"x" ?? true; // error: [ts2869, ts2872]
const d = (open ? null : undefined) ?? 1; // error: [ts2871]
const e = 1 ? "idiom" : "";
if (() => open) console.log("f"); // error: [ts2872]
const g = {} && open; // error: [ts2872]
const h = (open as boolean) ?? true;
const i = "x"! ?? 1; // error: [ts2869]
const j = (open ? 1 : "a") || 2;
export { a, b, c, d, e, g, h, i, j };
