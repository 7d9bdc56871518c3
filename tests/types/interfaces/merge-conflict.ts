interface A { x: number; y: string }
interface A { x: string; z: 1 } // error: [ts2717]
declare const a: A;
a.y;
a.z;
interface G<T> { v: T } // error: [ts2428]
interface G<U> { w: U } // error: [ts2428]
export {};
