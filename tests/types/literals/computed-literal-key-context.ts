// A key in brackets that is a literal is expected to hold what the property holds, also beside `undefined`.
type Service = { kind: "web"; address: [string, number] };
declare function show(it?: Service): void;
declare const key: string;
const known = "kind";
show({ ["kind"]: "web", address: ["a", 1] });
show({ [known]: "web", address: ["a", 1] });
show({ ["kind"]: "mail", address: ["a", 1] }); // error: [ts2322]
show({ ["kind"]: "web", address: ["a", "b"] }); // error: [ts2322]
show({ [key]: "web", address: ["a", 1] }); // error: [ts2741]

type Either = { kind: "a"; do: (it: number) => void } | { kind: "b"; do: (it: string) => void };
declare function run(it: Either): void;
run({ ["kind"]: "a", do: (it) => it.toFixed() });
run({ ["kind"]: "b", do: (it) => it.trim() });

type Absent = { flag?: undefined; do: (it: number) => void } | { flag: true; do: (it: string) => void };
declare function pick(it: Absent): void;
pick({ do: (it) => it.toFixed() });
pick({ flag: true, do: (it) => it.trim() });
const flag = true;
pick({ flag, do: (it) => it.trim() });

declare function maybe(it?: { size: number; do?: (it: number) => void } | null): void;
maybe({ size: 1, do: (it) => it.toFixed() });
maybe({ do: (it) => it.toFixed(), size: "x" }); // error: [ts2322]

type Tagged = { kind: "one"; value: boolean } | { kind: "three"; value: string };
const list = ["a"];
const tagged = { kind: "three", value: `a${[...(list.length <= 2 ? [2] : [])].at(4)}b` } as Tagged;
const plain: Tagged = { kind: "three", value: `x` };
const other: Tagged = { kind: "three", value: list[0] ?? `y${1}` };
