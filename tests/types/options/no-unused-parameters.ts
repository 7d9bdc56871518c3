// tsconfig: noUnusedParameters
export const f = (a: number, b: number) => b; // error: [ts6133]
export const g = (a: number, _b: number) => 1; // error: [ts6133]
export const h = ({ a, b }: { a: 1; b: 2 }) => a; // error: [ts6133]
export const i = ([a, b]: [1, 2]) => b; // error: [ts6133]
export const j = (a: number, b: number) => a; // error: [ts6133]
export const k = [1].map((x, i) => 1); // error: [ts6133, ts6133]
export function over(a: string): void;
export function over(a: string) {} // error: [ts6133]
export type Fn = (a: number) => void;
export const l = (...rest: number[]) => 1; // error: [ts6133]
export const m = <T, U>(x: T) => x; // error: [ts6196]
