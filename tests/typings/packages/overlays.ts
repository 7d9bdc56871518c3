// Overlays and configured package sets: what an overlay adds is in the type.
import { configure, nixpkgs, pkgsFor } from "@nixpkgs/latest";
import { importNix, overlay, path } from "tsnix";

const tools = overlay((final, prev) => ({
  mine: final.callPackage(path("./mine.nix"), {}),
  git: prev.git.override({ svnSupport: true }),
}));
const numbers = overlay(() => ({ answer: 42 }));

export const set = configure({ config: { allowUnfree: true }, overlays: [tools, numbers] });
export const mine: Derivation = set.mine;
export const answer: number = set.answer;
export const known: Derivation = set.ripgrep;

export const extended = pkgsFor("aarch64-linux").extend(numbers);
export const again: number = extended.answer;
export const appended: number = pkgsFor("x86_64-linux").appendOverlays([tools, numbers]).answer;
export const imported: Derivation = importNix(nixpkgs)({
  system: "x86_64-linux",
  overlays: [tools, (final, prev) => ({ jq: prev.jq })],
  config: { allowUnfreePredicate: (pkg) => ["steam"].includes(pkg.pname) },
}).git;

// @ts-expect-error: what the overlay adds is a derivation
export const wrong: string = set.mine;
// @ts-expect-error: an overlay gives a set
overlay(() => 1);
// @ts-expect-error: not a system
pkgsFor("x86-linux");
// @ts-expect-error: a boolean
configure({ config: { allowUnfree: "yes" } });
