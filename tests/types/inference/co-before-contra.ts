declare const use: <T>(value: T, f: (x: T) => void) => T;
use("a", (x: string) => {});
use("a", (x: number) => {}); // error: [ts2345]
declare const animal: { name: string };
use({ name: "x", age: 1 }, (x: { name: string }) => {}).age;
export {};
