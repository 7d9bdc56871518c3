// What is wrong is said at the part of the literal that is wrong.
const ports = {
  http: 80,
  https: "443", // error: [ts2322]
} as const satisfies Record<string, number>;
const names = ["a", 1] as const satisfies readonly string[]; // error: [ts2322]
const take = (it: { port: number }) => it.port;

take({
  port: "80", // error: [ts2322]
} as const);

export default [ports.http, names];
