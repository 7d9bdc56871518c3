const d: globalThis.System = "x86_64-linux";
const e: globalThis.System = "x86"; // error: [ts2322]
export { d, e };
