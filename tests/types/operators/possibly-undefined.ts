declare const n: number | undefined;
export const a = n + 1; // error: [ts18048]
export const b = n * 2; // error: [ts18048]
export const c = n > 1; // error: [ts18048]
