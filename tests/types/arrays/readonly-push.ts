const xs: readonly number[] = [1];
xs.push(2); // error: [ts2339]
export { xs };
