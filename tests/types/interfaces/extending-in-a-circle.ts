// Interfaces that extend each other: what closes the circle is left out, all else is a member.
interface First extends Second { a: 1 }
interface Second extends Third { b: 1 } // error: [ts2310]
interface Third extends Second { c: 1 } // error: [ts2310]
interface Own extends Own { d: 1 } // error: [ts2310]
interface Elements extends Array<Elements> { e: 1 }
interface Left<T> extends Right<T[]> { l: T } // error: [ts2310]
interface Right<T> extends Left<T> { r: T } // error: [ts2310]
interface Picks extends Pick<Picks, "k"> { k: 1; z: 2 }
declare const first: First, second: Second, third: Third;
const some = [first.a, first.b, second.b, third.b, third.c];
const none = first.c; // error: [ts2339]
const before = second.a; // error: [ts2339]
const cut = second.c; // error: [ts2339]
declare const own: Own, elements: Elements, left: Left<number>, picks: Picks;
const others = [own.d, elements.length, elements[0]?.e, left.l, picks.k, picks.z];
const right = left.r; // error: [ts2339]
export {};
