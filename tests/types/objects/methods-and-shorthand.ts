const n = 1;
const o = { n, f(x: number) { return x + n; }, g: function () { return 1; }, "quoted-key": 2, 3: "three" };
o.f("a"); // error: [ts2345]
o.g().length; // error: [ts2339]
o["quoted-key"].length; // error: [ts2339]
o[3].length;
o.missing; // error: [ts2339]
export {};
