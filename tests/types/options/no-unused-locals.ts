// tsconfig: noUnusedLocals
import { graph } from "tsnix"; // error: [ts2305, ts6133]
import type { Path } from "tsnix"; // error: [ts6196]
const a = 1; // error: [ts6133]
const f = () => 1; // error: [ts6133]
type T = string; // error: [ts6196]
interface I { a: 1 } // error: [ts6196]
const [x, y] = [1, 2]; // error: [ts6133]
const { p, q } = { p: 1, q: 2 }; // error: [ts6133]
const { r, ...rest } = { r: 1, s: 2 }; // error: [ts6133]
export const z = x + p;
export const g = (param: number) => {
  const unused = 1; // error: [ts6133]
  let written = 1; // error: [ts6133]
  written = 2;
  const _under = 1; // error: [ts6133]
  for (const it of [1]) { // error: [ts6133]
  }
  function inner() {} // error: [ts6133]
  return 1;
};
