// A branded string is a key as any string is.
type Id = string & { readonly brand: "id" };
const id = "x" as Id;
const ages: Record<Id, number> = { [id]: 1 };
const names: Record<string, string> = {};
const age: number = ages[id];
const name: number = names[id]; // error: [ts2322]
ages["x"]; // error: [ts7053]
export { age, name };
