const f = (x: string): x is number => true; // error: [ts2677]
const g = (x: string | number): x is string => 1; // error: [ts2322]
const h = (x: string | number): y is string => true; // error: [ts1225]
export {};
