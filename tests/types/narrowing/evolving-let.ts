export function f(c: boolean) {
  let x;
  if (c) x = 1;
  else x = "a";
  const y: string = x; // error: [ts2322]
  return y;
}
