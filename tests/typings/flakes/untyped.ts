// Flakes without declarations: known attributes have types, outputs are Untyped.
import unknownFlake from "github:owner/unknown";
import declared from "github:owner/declared";

export const revision: string | undefined = unknownFlake.rev;
export const anything: number = unknownFlake.lib.compute(1);
export const input: FlakeInput = unknownFlake.inputs.nixpkgs!;
export const store: string = `${unknownFlake}/file`;
export const greeting: string = declared.lib.greet("you");

// @ts-expect-error: known attributes are not untyped
export const wrong: number = unknownFlake.narHash;
// @ts-expect-error: declared
declared.lib.great("you");
