type K = "a" | "b";
export function f(k: K): number {
  switch (k) {
    case "a":
      return 1;
    case "b":
      return 2;
  }
}
