export const f = (o: { a?: string }) => {
  if (o["a"] !== undefined) {
    return o.a.length;
  }
  return o.a.length; // error: [ts18048]
};
