interface Tree { value: number; children?: Tree[] }
const t: Tree = { value: 1, children: [{ value: 2, children: [{ value: "3" }] }] }; // error: [ts2322]
export { t };
