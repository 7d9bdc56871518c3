type Handlers<T> = { [K in keyof T]: (x: T[K]) => void };
const call = <T, K extends keyof T>(h: Handlers<T>, k: K, v: T[K]) => {
  h[k](v);
  h[k](1); // error: [ts2345]
};
export {};
