// What a key gives goes together with what else has the same key.
type Payloads = { start: { at: number }; stop: { why: string } };
type Handlers = { [K in keyof Payloads]: (payload: Payloads[K]) => number };
type EventOf<K extends keyof Payloads> = { [P in K]: { kind: P; payload: Payloads[P] } }[K];

const handlers: Handlers = { start: (it) => it.at, stop: (it) => it.why.length };
const optional: { [K in keyof Payloads]?: (payload: Payloads[K]) => number } = handlers;

const handle = <K extends keyof Payloads>(kind: K, payload: Payloads[K]) => handlers[kind](payload);
const named = <K extends keyof Payloads>(kind: K, payload: Payloads[K]): number => {
  const handler: (payload: Payloads[K]) => number = handlers[kind];
  return handler(payload);
};
const dispatch = <K extends keyof Payloads>(event: EventOf<K>) => handlers[event.kind](event.payload);
const perhaps = <K extends keyof Payloads>(kind: K, payload: Payloads[K]) => optional[kind]?.(payload);

const bad = <K extends keyof Payloads>(kind: K) => handlers[kind]({ at: 1 }); // error: [ts2345]
const apart = (kind: keyof Payloads, payload: Payloads[keyof Payloads]) => handlers[kind](payload); // error: [ts2345]

export default [
  handle("start", { at: 1 }),
  named("stop", { why: "x" }),
  dispatch({ kind: "start", payload: { at: 2 } }),
  perhaps("stop", { why: "" }),
];
