type Fn = (...args: ["n", number] | ["s", string]) => void;
const f: Fn = (k, v) => {
  if (k === "n") v.toFixed();
  else v.length;
  if (k === "n") v.length; // error: [ts2339]
};
export {};
