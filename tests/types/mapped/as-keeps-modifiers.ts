type Pre<T> = { [K in keyof T as `p_${K & string}`]: T[K] };
const x: Pre<{ a?: number; readonly b: string }> = { p_b: "x" };
x.p_b = "y"; // error: [ts2540]
x.p_a = 1;
export {};
