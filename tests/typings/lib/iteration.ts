// Iteration: for...of, spread and destructuring over lists, strings and what entries() and keys() give.

const list = ["a", "b"];
export let text = "";
for (const item of list) text += item;
for (const [index, item] of list.entries()) text += `${index}${item}`;
for (const index of list.keys()) text += index;
for (const character of text) text = character;
for (const [name, value] of Object.entries({ a: 1 })) text += name + value.toFixed();

const [first, second = "x", ...others] = list;
export const all: (string | undefined)[] = [first, second, ...others, ...list.values()];
export const copied: number[] = Array.from(list, (item, index) => item.length + index);
export const max: number = Math.max(...copied);

// @ts-expect-error: a set of attributes is not iterated over
for (const item of { a: 1 }) console.log(item);
// @ts-expect-error: nor is a number
export const spread = [...5];
