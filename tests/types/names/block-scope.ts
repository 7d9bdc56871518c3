{
  const inner = 1;
  console.log(inner);
}
export const a = inner; // error: [ts2304]
