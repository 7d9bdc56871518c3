const key = "name";
const o = { [key]: 1 };
const n: number = o.name;
export { n, o };
