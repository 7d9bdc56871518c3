interface Node<T> { value: T; children: Node<T>[] }
const n: Node<number> = { value: 1, children: [{ value: 2, children: [] }] };
const m: Node<number> = { value: 1, children: [{ value: "x", children: [] }] }; // error: [ts2322]
const walk = <T,>(x: Node<T>): T[] => [x.value, ...x.children.flatMap((c) => walk(c))];
const r: number[] = walk(n);
const s: string[] = walk(n); // error: [ts2322]
export {};
