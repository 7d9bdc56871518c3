const o: { a?: number } = { a: 1 };
delete o.a;
delete o?.a;
delete (1); // error: [ts2703]
delete [1]; // error: [ts2703]
export { o };
