export const fact = (n: number) => (n <= 1 ? 1 : n * fact(n - 1)); // error: [ts7023]
