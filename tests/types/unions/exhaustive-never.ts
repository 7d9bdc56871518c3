type S = { kind: "a" } | { kind: "b" } | { kind: "c" };
export function f(s: S): number {
  switch (s.kind) {
    case "a":
      return 1;
    case "b":
      return 2;
    default: {
      const never: never = s; // error: [ts2322]
      return never;
    }
  }
}
