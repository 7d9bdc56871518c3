[1].map((a, b, c, d) => a); // error: [ts2345, ts7006, ts7006, ts7006, ts7006]
[1].forEach((x: string) => {}); // error: [ts2345]
[1].reduce((a, b) => a + b, "", 1); // error: [ts2554]
export {};
