const total = [1, 2].reduce((a, b) => a + b, 0);
const bad: string = [1, 2].reduce((a, b) => a + b); // error: [ts2322]
export { total, bad };
