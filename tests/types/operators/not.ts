export const a: boolean = !0;
export const b: string = !1; // error: [ts2322]
