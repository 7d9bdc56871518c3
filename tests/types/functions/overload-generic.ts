declare function get<K extends "a">(k: K): number;
declare function get<K extends "b">(k: K): string;
get("a").toFixed();
get("b").length;
get("c"); // error: [ts2769]
export {};
