declare function make<T>(): T[];
const xs: string[] = make();
export { xs };
