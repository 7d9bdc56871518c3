let s = "a";
s += 1;
s -= 1; // error: [ts2362]
export { s };

// What is assigned is typed by all that the place may hold, whatever it holds there.
interface Held { pair?: { items: [string] }; kind?: { k: "a" | "b" } | null }
export function held(): Held {
  const s: Held = {};
  delete s.pair;
  s.pair ??= { items: [""] };
  s.kind = null;
  s.kind ||= { k: "a" };
  return s;
}
