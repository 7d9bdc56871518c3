const a: Uppercase<"ab"> = "AB";
const b: Uppercase<"ab"> = "ab"; // error: [ts2322]
declare const s: Uppercase<string>;
const c: string = s;
const d: Uppercase<string> = "AB";
const e: Uppercase<string> = "Ab"; // error: [ts2322]
const f: Capitalize<"x" | "yz"> = "Yz";
const g: Uncapitalize<"XY"> = "xY";
export {};
