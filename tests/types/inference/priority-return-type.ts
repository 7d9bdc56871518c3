declare const make: <T>(f: () => T) => T[];
const a: (string | number)[] = make(() => "a");
const b: string[] = make(() => 1); // error: [ts2322]
export {};
