// A module exports each name once.
export const port = 80; // error: [ts2323]
const other = 443;
export { other, other as port }; // error: [ts2300, ts2323, ts2484]
export { other }; // error: [ts2300]
export type Port = number;
type Kind = string;
export { Kind as Port }; // error: [ts2484]
type string = number; // error: [ts2457]
