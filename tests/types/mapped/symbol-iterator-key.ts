type It<T> = { [K in keyof T as K extends string ? K : never]: T[K] };
declare const l: It<number[]>;
l.length.toFixed();
l.map((x) => x);
export {};
