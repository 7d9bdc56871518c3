export const f = ({ a, b = 1 }) => [a, b]; // error: [ts7031]
