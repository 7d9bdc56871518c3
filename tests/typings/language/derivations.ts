// Derivations: attributes, outputs, overrides, passthru.
import { pkgs } from "@nixpkgs/latest";
import { path } from "tsnix";

const git = pkgs.git;
export const version: string = git.version;
export const headers: Derivation = pkgs.openssl.dev;
export const libraries: string = `${pkgs.openssl.out}/lib:${pkgs.zlib.lib}/lib`;
export const description: string | undefined = git.meta.description;
export const smaller: Derivation = git.override({ withManual: false });
export const patched: Derivation = git.overrideAttrs((old) => ({
  patches: [...(old.patches ?? []), path("./fix.patch")],
  version: `${old.version}-patched`,
  doCheck: false,
}));
export const final: Derivation = git.overrideAttrs((final, prev) => ({
  pname: "my-git",
  name: `${final.pname}-${final.version}`,
  buildInputs: (prev.buildInputs ?? []).filter((input) => input !== null),
}));
export const plain: Derivation = git.overrideAttrs({ doCheck: false });
export const chained: Derivation = git
  .override((old) => ({ curl: old.curl }))
  .overrideAttrs(() => ({ doCheck: true }));
export const extra: unknown = git.passthru.somethingOfItsOwn;

// @ts-expect-error: a near name
git.versoin;
// @ts-expect-error: what is not known is under passthru
git.somethingOfItsOwn;
// @ts-expect-error: a package is not text, though it may be interpolated
export const text: string = git;
// @ts-expect-error: text is not a package
export const wrong: Derivation = "git";
// @ts-expect-error: arguments are a set
git.override("x");
// @ts-expect-error: not every derivation has headers; `lib.getDev` finds where they are
export const headersOf = (it: Derivation): Derivation => it.dev;
