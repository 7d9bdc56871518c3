export function f(): number {} // error: [ts2355]
