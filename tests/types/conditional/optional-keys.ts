type Opt<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? K : never }[keyof T];
const k: Opt<{ a?: 1; b: 2; c: 3 | undefined }> = "a";
const l: Opt<{ a?: 1; b: 2; c: 3 | undefined }> = "c"; // error: [ts2322]
export {};
