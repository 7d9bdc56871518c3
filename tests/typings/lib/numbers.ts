// Numbers and booleans.

export const rounded: number = Math.round(Math.max(1.5, 2) / 3) + Math.floor(-1.5) + Math.trunc(2.5) ** 2;
export const read: number = parseInt("ff", 16) + Number.parseFloat("1.5") + Number("3") + Number(true);
export const whole: boolean = Number.isInteger(rounded);
export const flags: boolean[] = [0, 1, 2].map(Boolean);
export const bits: number = (1 << 3) | (5 & 4) | (~1 ^ 2);

// @ts-expect-error: Nix is deterministic
Math.random();
// @ts-expect-error: NaN throws
export const nan: number = NaN;
// @ts-expect-error: a time is not pure
Date.now();
// @ts-expect-error: text is not a number
Math.abs("1");
