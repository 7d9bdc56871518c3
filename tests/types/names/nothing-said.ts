export let a; // error: [ts7005]
export let b: number;
const c = () => a;
export { c };
