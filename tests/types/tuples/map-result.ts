const t: [number, string][] = [1, 2].map((n) => [n, `${n}`]);
export { t };
