// `true` and `false` that a condition chooses between widen as they do by themselves.
declare const c: boolean;
const falses = [3].map(() => (c ? true : false) && false);
const falses2: boolean[] = falses;
falses.push(true);
const ands = [3].map(() => c && false);
ands.push(true); // error: [ts2345]
const both = [3].map(() => (c ? true : false));
both.push(true, false);
let chosen = c ? true : false;
chosen = !chosen;
const one: true = c ? true : true;
const two: true = c ? true : false; // error: [ts2322]
