declare const u: unknown;
export const a = u.x; // error: [ts18046]
export const b = u + 1; // error: [ts18046]
