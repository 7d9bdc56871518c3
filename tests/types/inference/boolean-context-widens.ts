// A `boolean` that is expected of a call does not keep `true` from becoming `boolean`.
declare function make<U>(f: () => U): U[];
const checked = make(() => true) satisfies boolean[];
checked.push(false);
const some: boolean[] = make(() => true);
some.push(false);
