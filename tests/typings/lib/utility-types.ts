// The types that make types.

interface Service {
  readonly name: string;
  port: number;
  tls?: boolean;
}

export const partial: Partial<Service> = { port: 1 };
export const required: Required<Service> = { name: "a", port: 1, tls: true };
export const picked: Pick<Service, "name"> = { name: "a" };
export const omitted: Omit<Service, "tls"> = { name: "a", port: 1 };
export const record: Record<"a" | "b", number> = { a: 1, b: 2 };
export const excluded: Exclude<"a" | "b", "a"> = "b";
export const extracted: Extract<string | number, number> = 1;
export const present: NonNullable<string | null | undefined> = "x";
export const returned: ReturnType<() => string> = "x";
export const parameters: Parameters<(a: number, b: string) => void> = [1, "x"];
export const upper: Uppercase<"abc"> = "ABC";
export const capital: Capitalize<"abc"> = "Abc";

export function fallback<T>(value: T | undefined, other: NoInfer<T>): T {
  return value ?? other;
}
fallback<number>(undefined, 1);
// @ts-expect-error: the first argument says what T is
fallback(1 as number | undefined, "x");
// @ts-expect-error: read-only
required.name = "b";
// @ts-expect-error: missing
export const missing: Required<Service> = { name: "a", port: 1 };
