const greeting = 1;
export const a = greetng; // error: [ts2552]
