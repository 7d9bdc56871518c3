// Other languages and programs with packages of their own: OCaml, Perl, Lua, R, LaTeX, Terraform.

/** OCaml's packages for one compiler. */
interface OcamlPackages {
  readonly ocaml: Derivation;
  readonly dune_3: Derivation;
  readonly findlib: Derivation;
  readonly "ocaml-lsp": Derivation;
  readonly ocamlformat: Derivation;
  readonly utop: Derivation;
  /** A package by Dune. */
  buildDunePackage(
    args: DerivationArgs & {
      readonly duneVersion?: string;
      readonly minimalOCamlVersion?: string;
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  callPackage(f: Path | Function, own: object): Derivation;
  overrideScope(overlay: (final: OcamlPackages, prev: OcamlPackages) => object): OcamlPackages;
  readonly [name: string]: Untyped;
}

/** A language with `withPackages`. */
interface LanguageWithPackages extends Derivation {
  /** The language with packages that it can load. */
  withPackages(choose: (packages: Untyped) => readonly Dependency[]): Derivation;
  readonly pkgs: { readonly [name: string]: Untyped };
}

/** TeX Live. */
interface Texlive {
  /** A TeX Live of some collections and packages. */
  combine(packages: object): Derivation;
  readonly combined: { readonly [scheme: string]: Derivation };
  withPackages(choose: (packages: Untyped) => readonly Untyped[]): Derivation;
  readonly [name: string]: Untyped;
}

/** A program that loads plugins which are packages. */
interface WithPlugins extends Derivation {
  withPlugins(choose: (plugins: Untyped) => readonly Dependency[]): Derivation;
}

interface Packages {
  readonly ocamlPackages: OcamlPackages;
  readonly "ocaml-ng": { readonly [version: string]: OcamlPackages };
  readonly coqPackages: { readonly [name: string]: Untyped };
  readonly elmPackages: { readonly [name: string]: Derivation };
  readonly perl: LanguageWithPackages;
  readonly lua: LanguageWithPackages;
  readonly lua5_1: LanguageWithPackages;
  readonly lua5_2: LanguageWithPackages;
  readonly lua5_3: LanguageWithPackages;
  readonly lua5_4: LanguageWithPackages;
  readonly luajit: LanguageWithPackages;
  readonly guile: Derivation;
  readonly idrisPackages: { readonly [name: string]: Untyped };
  readonly agda: LanguageWithPackages;
  readonly agdaPackages: { readonly [name: string]: Untyped };
  /** R with packages: `rWrapper.override({ packages: [...] })`. */
  readonly rWrapper: Derivation;
  readonly rstudioWrapper: Derivation;
  readonly octave: LanguageWithPackages;
  readonly julia: LanguageWithPackages;
  readonly texlive: Texlive;
  /** Spell checking with dictionaries. */
  aspellWithDicts(choose: (dictionaries: Untyped) => readonly Dependency[]): Derivation;
  hunspellWithDicts(dictionaries: readonly Dependency[]): Derivation;
  readonly nuspell: Derivation;
  readonly terraform: WithPlugins;
  readonly opentofu: WithPlugins;
  readonly "google-cloud-sdk": Derivation & {
    withExtraComponents(components: readonly Dependency[]): Derivation;
    readonly components: { readonly [name: string]: Derivation };
  };
  readonly "azure-cli": Derivation & {
    withExtensions(extensions: readonly Dependency[]): Derivation;
    readonly extensions: { readonly [name: string]: Derivation };
  };
  wrapHelm(helm: Derivation, args: { readonly plugins?: readonly Dependency[] }): Derivation;
  readonly androidenv: {
    composeAndroidPackages(args: object): Untyped;
    emulateApp(args: object): Derivation;
    readonly [name: string]: Untyped;
  };
}
