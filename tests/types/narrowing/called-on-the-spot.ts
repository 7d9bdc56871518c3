// A function that is called on the spot is a piece of the flow around: what is known there is known inside,
// and what it assigns is known behind it.
function inside(x: string | undefined, o: { a?: number }) {
  let y = x;
  y = x;
  if (y !== undefined && o.a !== undefined) {
    const later = () => o.a + 1; // error: [ts18048]
    const now = (() => y.length + o.a)();
    const twice = (() => (() => y.length)())();
    return [now, twice, later()];
  }
  return [];
}

function behind(given: string | undefined) {
  let found: string | undefined;
  (() => {
    found = "a";
  })();
  const size = found.length;
  found = undefined;
  (() => {
    if (given === undefined) return;
    found = given;
  })();
  return size + found.length; // error: [ts18048]
}

function never(x: string | undefined): number {
  if (x === undefined) {
    (() => {
      throw new Error("none");
    })();
  }
  return x.length;
}

function parameter(x: string | undefined) {
  return ((given: string | undefined, other = given) => {
    if (!given) return 0;
    return (() => given.length)() + other.length; // error: [ts18048]
  })(x);
}

export default [inside("a", {}), behind("b"), never("a"), parameter("a")];
