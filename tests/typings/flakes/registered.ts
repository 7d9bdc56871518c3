// A flake whose URL is declared by the project is known to flake({...}) too.
import { flake } from "tsnix";

interface Greeter extends FlakeInput {
  readonly lib: { greet(name: string): string };
}

declare global {
  interface KnownFlakes {
    "github:owner/greeter": Greeter;
  }
}

export default flake({
  inputs: { greeter: { url: "github:owner/greeter/v1" } },
  outputs: ({ greeter }) => ({ lib: { greeting: greeter.lib.greet("you") } }),
});

export const wrong = flake({
  inputs: { greeter: { url: "github:owner/greeter?ref=main" } },
  // @ts-expect-error: no such function
  outputs: ({ greeter }) => ({ lib: { greeting: greeter.lib.great("you") } }),
});
