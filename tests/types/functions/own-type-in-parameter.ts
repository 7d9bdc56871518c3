const f = (x: string): typeof x => x;
const port: typeof port = 80; // error: [ts2502]
export { f, port };
