// Runs many programs, each the body of a function. Arguments: a JSON file with their texts, and where the answers
// go: `[{ value } | { error } | { skip }]`, in order. `skip` is why a program is outside of what JavaScript and Nix
// share: the deviations that language.md lists are made the same here, or are found and said.

import { readFileSync, writeFileSync } from "node:fs";
import vm from "node:vm";

const [, , programFile, answerFile] = process.argv;
const programs = JSON.parse(readFileSync(programFile, "utf8"));
const context = vm.createContext({ console: { log() {} } });

const prelude = `
"use strict";
let skip = null, steps = 0;
class Outside extends Error {}
const outside = (reason) => { skip ??= reason; throw new Outside(reason); };
// Numbers that Nix counts exactly and prints.
globalThis.__n = (x) => {
  if (typeof x !== "number") outside("not a number");
  if (!Number.isFinite(x)) outside("not finite");
  if (Math.abs(x) > 2 ** 50) outside("beyond 2^53");
  if (x !== 0 && Math.abs(x) < 1e-6) outside("tiny");
  return x;
};
// A fraction that is made text: few digits.
globalThis.__f = (x) => (Number.isInteger(x * 16) && Math.abs(x) < 1e6 ? x : outside("text of a fraction"));
// A property that is undefined is absent.
globalThis.__o = (o) => {
  for (const k of Reflect.ownKeys(o)) if (o[k] === undefined) delete o[k];
  return o;
};
globalThis.__k = (k) => {
  if (k in {} || k === "__proto__") outside("a name that every object has");
  return k;
};
globalThis.__t = () => { if (++steps > 20000) outside("too long"); };
// A text or a list that grew by itself: both languages do the same honest work, for minutes in Nix.
const small = (it) => ((it?.length ?? 0) > 100000 ? outside("a text or a list that is too long") : it);
for (const kind of [String.prototype, Array.prototype]) {
  for (const name of Object.getOwnPropertyNames(kind)) {
    const whole = kind[name];
    if (typeof whole !== "function" || name === "constructor") continue;
    kind[name] = { [name](...given) { small(this); return small(whole.apply(this, given)); } }[name];
  }
}
const bytes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const keys = Object.keys;
const listed = (o) => keys(o).filter((k) => o[k] !== undefined).sort(bytes);
const ascii = (text) => (/[^\x00-\x7f]/.test(text) ? outside("text that is not ASCII") : text);
// Names become text, whose length and places Nix counts in bytes.
Object.keys = (o) => listed(o).map(ascii);
Object.values = (o) => listed(o).map((k) => o[k]);
Object.entries = (o) => Object.keys(o).map((k) => [k, o[k]]);
// Not yet in every version of Node.
Object.groupBy ??= (items, callback) => {
  const groups = { __proto__: null };
  let at = 0;
  for (const item of items) (groups[callback(item, at++)] ??= []).push(item);
  return groups;
};
Object.hasOwn = (o, k) => o[k] !== undefined;
String.prototype.localeCompare = function (that) { return bytes(String(this), that); };
// A text to look for becomes a regular expression in Nix, whose size has a limit.
for (const name of ["replace", "replaceAll", "split", "includes", "indexOf", "lastIndexOf"]) {
  const whole = String.prototype[name];
  String.prototype[name] = function (wanted, ...given) {
    if (typeof wanted === "string" && wanted.length > 5000) outside("a long text to look for");
    return whole.call(this, wanted, ...given);
  };
}
const stringify = JSON.stringify;
const sorted = (v) =>
  Array.isArray(v) ? v.map(sorted)
  : v !== null && typeof v === "object" ? { __proto__: null, ...Object.fromEntries(keys(v).sort(bytes).map((k) => [k, sorted(v[k])])) }
  : v;
// The engine puts names that look like numbers first whatever is done: written by hand.
const write = (v, indent, at) => {
  if (v === undefined || typeof v === "function") return undefined;
  if (v === null || typeof v !== "object") return stringify(v);
  const inner = at + indent, [open, sep, end] = indent === "" ? ["", ",", ""] : ["\\n" + inner, ",\\n" + inner, "\\n" + at];
  const isList = Array.isArray(v);
  const parts = isList
    ? v.map((x) => write(x, indent, inner) ?? "null")
    : listed(v).map((k) => [k, write(v[k], indent, inner)]).filter((p) => p[1] !== undefined)
        .map(([k, x]) => stringify(k) + (indent === "" ? ":" : ": ") + x);
  const [a, z] = isList ? "[]" : "{}";
  return parts.length === 0 ? a + z : a + open + parts.join(sep) + end + z;
};
JSON.stringify = (v, _, space) => {
  const text = write(v, typeof space === "string" ? space : " ".repeat(space ?? 0), "");
  return text === undefined ? text : ascii(small(text));
};
const numbers = (v) => {
  if (typeof v === "number") __n(v);
  else if (v !== null && typeof v === "object") for (const x of Object.values(v)) numbers(x);
};
globalThis.__run = (program) => {
  skip = null; steps = 0;
  try {
    const value = program();
    numbers(value);
    const text = write(value, "", "");
    if (text === undefined) return { error: "not JSON" };
    small(text);
    // What was thrown as outside may have been caught.
    return skip === null ? { value: text } : { skip };
  } catch (error) {
    return skip === null ? { error: String(error?.message ?? error) } : { skip };
  }
};
`;
vm.runInContext(`(() => {${prelude}})()`, context);

// What takes Node this long (of its own time, whatever else the machine does) takes Nix minutes.
const LIMIT = 100_000;
const answers = programs.map((text) => {
  try {
    const start = process.cpuUsage();
    const result = vm.runInContext(`__run(() => {"use strict";\n${text}\n})`, context, { timeout: 2000 });
    return process.cpuUsage(start).user > LIMIT ? { skip: "too long" } : { ...result };
  } catch (error) {
    const message = String(error?.message ?? error);
    return error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? { skip: "too long" } : { error: `SYNTAX ${message}` };
  }
});
writeFileSync(answerFile, JSON.stringify(answers));
