"a".length.toFixed();
(1).toFixed().length;
true.toString();
"a".foo; // error: [ts2339]
(1).foo; // error: [ts2339]
const s = "abc";
s[0].length;
s.length = 1; // error: [ts2540]
export {};
