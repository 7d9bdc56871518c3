declare function same<T>(a: T, b: T): T;
export const r = [same(1, 2), same(1, "a")]; // error: [ts2345]
