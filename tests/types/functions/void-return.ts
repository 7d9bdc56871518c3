const f: () => void = () => 1;
const g: (cb: () => void) => void = (cb) => cb();
export const r = g(() => 5);
export { f };
