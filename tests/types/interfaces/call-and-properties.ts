interface F { (x: number): string; prop: number; new (x: string): { made: true } }
declare const f: F;
f(1).length;
f.prop.toFixed();
new f("a").made;
f("a"); // error: [ts2345]
export {};
