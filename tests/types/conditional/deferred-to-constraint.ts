type Str<T> = T extends string ? T : string;
const f = <T,>(x: Str<T>) => {
  const s: string = x;
  const n: number = x; // error: [ts2322]
};
export {};
