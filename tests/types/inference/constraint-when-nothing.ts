declare const make: <T extends { a: number }>() => T;
make().a;
make().b; // error: [ts2339]
const x: { a: number; b: string } = make();
export {};
