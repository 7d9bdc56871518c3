type K = "a" | "b" | "c";
export function f(k: K): number { // error: [ts2366]
  switch (k) {
    case "a":
      return 1;
    case "b":
      return 2;
  }
}
