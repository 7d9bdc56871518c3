export const f = (x: string | null | undefined) => (x ?? "a").length;
