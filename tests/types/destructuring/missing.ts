const { a, z } = { a: 1 }; // error: [ts2339]
export { a, z };
