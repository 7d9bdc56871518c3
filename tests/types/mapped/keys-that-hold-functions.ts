// A conditional type in a mapped type is asked key by key.
type FunctionKeys<T> = { [K in keyof T]: T[K] extends (...args: any[]) => unknown ? K : never }[keyof T];

interface Service {
  readonly name: string;
  port?: number;
  start(at: string): string;
  stop: () => void;
}

const first: FunctionKeys<Service> = "start";
const second: FunctionKeys<{ name: string; run: (at: string) => string }> = "run";
const wrong: FunctionKeys<Service> = "name"; // error: [ts2322]

export default [first, second];
