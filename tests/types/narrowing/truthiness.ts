export const f = (x: string | undefined) => (x ? x.length : x.length); // error: [ts18048]
