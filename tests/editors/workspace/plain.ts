// Not a part of the flake: TypeScript's own server answers for it.
export const wrong: number = "text";
