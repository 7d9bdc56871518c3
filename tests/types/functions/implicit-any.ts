export const f = (x) => x; // error: [ts7006]
