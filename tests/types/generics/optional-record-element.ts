// What is there of an optional property of a parameter's name is what the property holds.
export function group<T, K extends string>(xs: readonly T[], by: (x: T) => K): Partial<Record<K, T[]>> {
  const out: Partial<Record<K, T[]>> = {};
  for (const x of xs) (out[by(x)] ??= []).push(x);
  for (const x of xs) out[by(x)]!.push(x);
  out[by(xs[0]!)].push(xs[0]!); // error: [ts2532]
  return out;
}
