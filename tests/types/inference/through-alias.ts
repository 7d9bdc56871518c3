type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
declare const unwrap: <T, E>(r: Result<T, E>) => T;
declare const r: Result<number, string>;
const n: number = unwrap(r);
const s: string = unwrap(r); // error: [ts2322]
const k: number = unwrap({ ok: true, value: 1 });
export {};
