interface Box<T> { value: T }
interface Two<T, U> extends Box<T> { other: U }
declare const t: Two<number, string>;
t.value.toFixed();
t.other.length;
t.value.length; // error: [ts2339]
interface Bad extends Box {} // error: [ts2314]
export {};
