declare const pick: <T>(a: T, b: T) => T;
type Animal = { name: string };
type Dog = { name: string; bark: number };
declare const animal: Animal;
declare const dog: Dog;
const a = pick(animal, dog);
a.name;
a.bark; // error: [ts2339]
const b = pick(dog, animal);
b.bark; // error: [ts2339]
export {};
