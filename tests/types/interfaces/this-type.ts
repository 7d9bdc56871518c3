interface Chain { add(n: number): this; end(): number }
interface Sub extends Chain { sub(): this }
declare const s: Sub;
s.add(1).sub().add(2).end().toFixed();
declare const c: Chain;
c.add(1).sub(); // error: [ts2339]
export {};
