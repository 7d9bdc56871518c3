// Where no key is left an index signature still says what is there.
const key = "b";
const f = (record: Record<string, number>, list: string[], plain: { b: number }) => {
  if (!key) {
    record[key] = 3;
    record[key] = "x"; // error: [ts2322]
    const element: number = list[key]; // error: [ts2322]
    const nothing: never = plain[key];
    return [element, nothing];
  }
  return [];
};
export default f;
