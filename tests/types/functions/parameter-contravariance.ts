const f: (x: string | number) => void = (x: string) => {}; // error: [ts2322]
const g: (x: string) => void = (x: string | number) => {};
export { f, g };
