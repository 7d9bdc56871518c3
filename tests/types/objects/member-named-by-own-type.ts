interface Keys {
  readonly first: "a";
  readonly second: "b";
}
declare const keys: Keys;
interface Both extends Keys {
  [keys.first]: number;
}
declare const both: Both;
const n: number = both.a;
const s: string = both.a; // error: [ts2322]
export { n, s };
