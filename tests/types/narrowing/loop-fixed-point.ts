export function f() {
  let x: string | number = 0;
  while (true) {
    if (typeof x === "string") {
      return x.length;
    }
    x = "a";
  }
}
