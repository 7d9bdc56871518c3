// Other languages and programs with packages of their own: OCaml, Perl, Lua, R, LaTeX, Terraform.

/** OCaml's packages for one compiler. */
interface OcamlPackages {
  /** The compiler of this set. */
  readonly ocaml: AnyPackage;
  readonly dune_3: AnyPackage;
  readonly findlib: AnyPackage;
  readonly "ocaml-lsp": AnyPackage;
  readonly ocamlformat: AnyPackage;
  readonly utop: AnyPackage;
  /** A package by Dune. */
  buildDunePackage(
    args: DerivationArgs & {
      readonly duneVersion?: string;
      readonly minimalOCamlVersion?: string;
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): AnyPackage;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: OcamlPackages, prev: OcamlPackages) => object): OcamlPackages;
}

/** A language with `withPackages`. */
interface LanguageWithPackages extends AnyPackage {
  /** The language with packages that it can load. */
  withPackages(choose: (packages: Untyped) => readonly Dependency[]): AnyPackage;
  /** The package set. */
  readonly pkgs: { readonly [name: string]: Untyped };
}

/** TeX Live. */
interface Texlive {
  /** A TeX Live of some collections and packages. */
  combine(packages: object): AnyPackage;
  /** Ready collections, by scheme. */
  readonly combined: { readonly [scheme: string]: Derivation };
  /** A TeX Live of some packages. */
  withPackages(choose: (packages: Untyped) => readonly Untyped[]): AnyPackage;
  readonly [name: string]: Untyped;
}

/** A program that loads plugins which are packages. */
interface WithPlugins extends AnyPackage {
  /** The program with plugins. */
  withPlugins(choose: (plugins: Untyped) => readonly Dependency[]): AnyPackage;
}

interface Packages {
  /** OCaml's packages for the usual compiler. */
  readonly ocamlPackages: OcamlPackages;
  /** OCaml's packages by the version of the compiler. */
  readonly "ocaml-ng": { readonly [version: string]: OcamlPackages };
  /** Coq's packages. */
  readonly coqPackages: { readonly [name: string]: Untyped };
  /** Elm and its tools. */
  readonly elmPackages: { readonly [name: string]: Derivation };
  /** Perl. */
  readonly perl: LanguageWithPackages;
  /** Lua. */
  readonly lua: LanguageWithPackages;
  /** Lua 5.1. */
  readonly lua5_1: LanguageWithPackages;
  /** Lua 5.2. */
  readonly lua5_2: LanguageWithPackages;
  /** Lua 5.3. */
  readonly lua5_3: LanguageWithPackages;
  /** Lua 5.4. */
  readonly lua5_4: LanguageWithPackages;
  /** LuaJIT. */
  readonly luajit: LanguageWithPackages;
  /** Guile. */
  readonly guile: AnyPackage;
  /** Idris's packages. */
  readonly idrisPackages: { readonly [name: string]: Untyped };
  /** Agda. */
  readonly agda: LanguageWithPackages;
  /** Agda's packages. */
  readonly agdaPackages: { readonly [name: string]: Untyped };
  /** R with packages: `rWrapper.override({ packages: [...] })`. */
  readonly rWrapper: AnyPackage;
  /** RStudio with packages: `rstudioWrapper.override({ packages: [...] })`. */
  readonly rstudioWrapper: AnyPackage;
  /** Octave. */
  readonly octave: LanguageWithPackages;
  /** Julia. */
  readonly julia: LanguageWithPackages;
  /** TeX Live. */
  readonly texlive: Texlive;
  /** Spell checking with dictionaries. */
  aspellWithDicts(choose: (dictionaries: Untyped) => readonly Dependency[]): AnyPackage;
  /** Spell checking with dictionaries. */
  hunspellWithDicts(dictionaries: readonly Dependency[]): AnyPackage;
  /** Nuspell, which checks spelling. */
  readonly nuspell: AnyPackage;
  /** Terraform. */
  readonly terraform: WithPlugins;
  /** OpenTofu. */
  readonly opentofu: WithPlugins;
  /** Google Cloud's tools. */
  readonly "google-cloud-sdk": Derivation & {
    withExtraComponents(components: readonly Dependency[]): AnyPackage;
    readonly components: { readonly [name: string]: Derivation };
  };
  /** Azure's tools. */
  readonly "azure-cli": Derivation & {
    withExtensions(extensions: readonly Dependency[]): AnyPackage;
    readonly extensions: { readonly [name: string]: Derivation };
  };
  /** Helm with plugins. */
  wrapHelm(helm: Derivation, args: { readonly plugins?: readonly Dependency[] }): AnyPackage;
  /** Android's SDK. */
  readonly androidenv: {
    composeAndroidPackages(args: object): Untyped;
    emulateApp(args: object): AnyPackage;
    readonly [name: string]: Untyped;
  };
}
