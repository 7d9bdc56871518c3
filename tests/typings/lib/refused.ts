// What has no meaning in Nix is not declared.

// @ts-expect-error: no maps
export const map = new Map();
// @ts-expect-error: no sets
export const set = new Set([1]);
// @ts-expect-error: nothing waits
export const promise = Promise.resolve(1);
// @ts-expect-error: no timers
setTimeout(() => {}, 1);
// @ts-expect-error: no process
export const home = process.env.HOME;
// @ts-expect-error: no modules of Node's
export const fs = require("fs");
// @ts-expect-error: no symbols of one's own
export const symbol = Symbol("x");
// @ts-expect-error: an error is made with new
throw Error("x");
