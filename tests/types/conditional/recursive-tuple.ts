type Rev<T extends unknown[], A extends unknown[] = []> = T extends [infer H, ...infer R] ? Rev<R, [H, ...A]> : A;
const r: Rev<[1, "a", true]> = [true, "a", 1];
const s: Rev<[1, "a", true]> = [1, "a", true]; // error: [ts2322, ts2322]
export {};
