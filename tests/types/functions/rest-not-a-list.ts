const count = (...names: string) => names.length; // error: [ts2370]
const fine = (...names: readonly string[]) => names.length;
const tuple = (...pair: [string, number?]) => pair[0];
type Callback = (...args: number) => void; // error: [ts2370]
export { count, fine, tuple };
export type { Callback };
