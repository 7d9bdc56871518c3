type R = { error: string; value?: undefined } | { error?: undefined; value: number };
const f = (r: R) => {
  if (r.error !== undefined) return r.error.length;
  return r.value.toFixed();
};
const g = (r: R) => {
  if (r.value) return r.error.length; // error: [ts18048]
  return 0;
};
export {};
