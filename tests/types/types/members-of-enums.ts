// The members of an enum are types, too.
declare enum Order { less, same, more = "more" }
type Sign<T extends Order> = T extends Order.less ? "<" : T extends Order.same ? "=" : ">";
const less: Sign<Order.less> = "<";
const more: Sign<Order.more> = "<"; // error: [ts2322]
declare const none: Order.none; // error: [ts2694]
declare const some: Record<Order.less | Order.same, string>;
const both: string[] = [some[0], some[1]];
export { less, more, none, both };
