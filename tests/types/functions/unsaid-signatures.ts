// What a written signature leaves out: parameters, results, and parameters that are named like types.
interface Point {
  x: number;
}
type T = { m(a); n(a: number): void }; // error: [ts7006, ts7010]
interface I {
  (x): number; // error: [ts7006]
  (x: string); // error: [ts7020]
  new (y); // error: [ts7006, ts7013]
  m(a?, ...b): void; // error: [ts7006, ts7019]
  take({ a }, [b]): void; // error: [ts7031, ts7031]
  p(number): void; // error: [ts7051]
  (Point): void; // error: [ts7051]
  new (Point): Point; // error: [ts7006]
}
type Callback = (error, data?: string) => void; // error: [ts7006]
type Rest = (...string) => void; // error: [ts7051]
type Generic<X> = (X, y: X) => X; // error: [ts7051]
type Nested = { [K in "a"]: (v) => void }; // error: [ts7006]
const apply = (f: (number) => string): string => f(1); // error: [ts7051]
function over(x: string); // error: [ts7010]
function over(x: number): number;
function over(x: any) {
  return x;
}
interface Index {
  [name: string]; // error: [ts1021]
}
export type { Callback, Generic, I, Index, Nested, Rest, T };
export default [apply, over];
