// The types of options say in TypeScript what their values are.
import { lib } from "@nixpkgs/latest";

const server = lib.types.submodule({
  options: {
    address: lib.mkOption({ type: lib.types.str }),
    port: lib.mkOption({ type: lib.types.nullOr(lib.types.ints.between(1, 65535)), default: null }),
    mode: lib.mkOption({ type: lib.types.either(lib.types.bool, lib.types.enum(["auto"])), default: "auto" }),
  },
});
const servers = lib.mkOption({ type: lib.types.attrsOf(server), default: {} });

export function addresses(config: ConfigOf<{ servers: typeof servers }>): string[] {
  return lib.mapAttrsToList((name, one) => `${name}: ${one.address}:${one.port ?? 80}`, config.servers);
}

export const checked: boolean = lib.types.int.check(1);
export const coerced = lib.mkOption({
  type: lib.types.coercedTo(lib.types.int, (n) => String(n), lib.types.str),
});
export const text: OptionDeclaration<string> = coerced;

// @ts-expect-error: not in the range of values
lib.mkOption({ type: lib.types.bool, default: "auto" });
// @ts-expect-error: a type, not its name
lib.mkOption({ type: "str" });
// @ts-expect-error: no such type
lib.types.string;
// @ts-expect-error: a list of a type
lib.types.listOf(lib.types);
