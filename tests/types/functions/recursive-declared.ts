export const fact = (n: number): number => (n <= 1 ? 1 : n * fact(n - 1));
