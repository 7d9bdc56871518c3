type O = { a: { b: string | null } };
const f = (o: O) => {
  if (o.a.b !== null) {
    o.a.b.length;
    o.a = { b: null };
    o.a.b.length; // error: [ts18047]
  }
};
export {};
