declare const f: ((x: string, y: number) => void) | ((x: string) => void);
f("a", 1);
f("a"); // error: [ts2554]
declare const g: ((x: string, y?: string) => void) | ((x: string, y: string) => void);
g("a", "b");
g("a"); // error: [ts2554]
export {};
