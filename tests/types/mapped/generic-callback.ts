// A function without types is as generic as the one that is expected.
interface Settings {
  host: string;
  port: number;
}

const each = <T extends object, R>(o: T, keys: (keyof T)[], f: <K extends keyof T>(key: K, value: T[K]) => R): R[] =>
  keys.map((key) => f(key, o[key]));
const settings: Settings = { host: "h", port: 1 };

const shown = each(settings, ["host", "port"], (key, value) => `${key}=${value}`);
const written = each(settings, ["port"], <K extends keyof Settings>(key: K, value: Settings[K]) => value);
const typed = each(settings, ["host"], (key, value) => {
  const own: Settings[typeof key] = value;
  const wrong: string = value; // error: [ts2322]
  return own;
});
const partial = <T extends object>() => {
  const it: Partial<T> = { port: 1 }; // error: [ts2353]
  return it;
};

export default [shown, written];
