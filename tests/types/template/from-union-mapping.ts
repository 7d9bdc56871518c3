type Ev = { click: { x: number }; key: { code: string } };
type On = { [K in keyof Ev as `on${Capitalize<K>}`]?: (e: Ev[K]) => void };
const on: On = { onClick: (e) => e.x, onKey: (e) => e.x }; // error: [ts2339]
const of: On = { onclick: (e) => e }; // error: [ts2561, ts7006]
export {};
