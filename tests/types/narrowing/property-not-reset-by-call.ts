type O = { a: string | null };
declare const touch: (o: O) => void;
const f = (o: O) => {
  if (o.a !== null) {
    touch(o);
    o.a.length;
  }
};
export {};
