type K = "a" | "b";
const f = (k: K): number => {
  switch (k) {
    case "a":
      return 1;
    case "b":
      return 2;
  }
};
const g = (k: K): number => { // error: [ts2366]
  switch (k) {
    case "a":
      return 1;
  }
};
export {};
