export function f(xs: (string | undefined)[]) {
  let last: string | undefined;
  for (const x of xs) {
    if (x !== undefined) {
      last = x;
    }
  }
  return last.length; // error: [ts18048]
}
