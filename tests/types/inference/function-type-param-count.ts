declare const f: <T>(g: (a: T, b: T) => void) => T;
f((a: string) => {}).length;
f((a: string, b: number) => {}); // error: [ts2345]
f((a: string, b: string, c: string) => {}); // error: [ts2345]
export {};
