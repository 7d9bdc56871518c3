declare const a: any;
declare const u: unknown;
declare const n: never;
a.b.c(1, 2);
u(); // error: [ts18046]
n(); // error: [ts2349]
u.x; // error: [ts18046]
export {};
