export function f(c: boolean): number { // error: [ts2366]
  if (c) return 1;
}
