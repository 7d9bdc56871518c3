const f = (o: { readonly a: string | null }, g: () => void) => {
  if (o.a !== null) {
    const h = () => o.a.length; // error: [ts18047]
    g();
    return o.a.length;
  }
  return 0;
};
export {};
