const o = { name: "a" };
const { naem } = o; // error: [ts2339]
const f = ({ hots }: { host: string }) => hots; // error: [ts2339]
export { naem, f };
