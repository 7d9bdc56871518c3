const xs: number[] = [1, "2", 3]; // error: [ts2322]
export { xs };
