// A mapped type over a type parameter: what is read of it, and what it may hold.
const memoize = <A extends string | number, R>(compute: (a: A) => R) => {
  const known: Partial<Record<A, R>> = {};
  const lists: { [K in A]?: R[] } = {};
  return (a: A): R => {
    const count: number = lists[a]?.length ?? 0;
    for (const it of lists[a] ?? []) {
      const one: R = it;
      if (count > 1) return one;
    }
    const found: R | undefined = known[a];
    const certain: R = known[a]!;
    return known[a] ?? found ?? certain ?? compute(a);
  };
};

const filled = <A extends string>(key: A) => {
  const all: Record<A, number> = { [key]: 1 }; // error: [ts2322]
  const some: Partial<Record<A, number>> = { [key]: 1 }; // error: [ts2322]
  return { all, some };
};
export const pick = { memoize, filled };
