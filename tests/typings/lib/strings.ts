// Strings: the methods that have a meaning in Nix, with regular expressions.

const name = "  Hello-World  ";
export const slug: string = name
  .trim()
  .toLowerCase()
  .replace(/[^a-z]+/g, "-");
export const parts: string[] = "a,b;c".split(/[,;]/);
export const year: string | undefined = "2026-01-02".match(/^(\d+)-(\d+)/)?.[1];
export const named: string | undefined = "2026".match(/(?<year>\d+)/)?.groups?.year;
export const padded: string = String(7).padStart(3, "0") + (255).toString(16) + (1.5).toFixed(2);
export const replaced: string = "a-b".replaceAll("-", (match) => match.toUpperCase());
export const last: string | undefined = "abc".at(-1);
export const characters: string[] = [..."abc"];
export const order: number = "a".localeCompare("b");
export const found: boolean = /^v\d/.test("v1") && "abc".includes("b") && "abc".startsWith("a", 0);
export const numbers: number[] = ["1", "2"].map(Number).filter(Boolean);
export const joined: string = ["a", "b"].concat("c", ["d"]).join();

// @ts-expect-error: not in Nix
"abc".normalize();
// @ts-expect-error: an index that may be outside
export const first: string = "abc".at(0);
// @ts-expect-error: characters have no code in Nix
"abc".charCodeAt(0);
// @ts-expect-error: matches one by one keep a state
/a/g.exec("a");
// @ts-expect-error: expressions are literals
new RegExp("a");
