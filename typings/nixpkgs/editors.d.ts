// Emacs, Vim, Neovim and Visual Studio Code with what they load.

/** Emacs. */
interface EmacsPackage extends Derivation {
  readonly pkgs: EmacsPackages;
}

/** Emacs's packages. */
interface EmacsPackages {
  readonly emacs: Derivation;
  /** Emacs with packages. */
  withPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): Derivation;
  emacsWithPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): Derivation;
  trivialBuild(args: DerivationArgs & { readonly packageRequires?: readonly Dependency[] }): Derivation;
  melpaBuild(
    args: DerivationArgs & {
      readonly packageRequires?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  overrideScope(overlay: (final: EmacsPackages, prev: EmacsPackages) => object): EmacsPackages;
  readonly magit: Derivation;
  readonly "use-package": Derivation;
  readonly [name: string]: Untyped;
}

/** Tools for plugins of Vim and Neovim. */
interface VimUtils {
  /** A plugin. */
  buildVimPlugin(
    args: DerivationArgs & {
      readonly dependencies?: readonly Derivation[];
      readonly nvimSkipModules?: readonly string[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  buildNeovimPlugin(args: DerivationArgs): Derivation;
  readonly [name: string]: Untyped;
}

/** Neovim, with what its wrapper takes. */
interface NeovimPackage extends Derivation {
  override(args: {
    readonly configure?: {
      readonly customRC?: string;
      readonly customLuaRC?: string;
      readonly packages?: Untyped;
    };
    readonly viAlias?: boolean;
    readonly vimAlias?: boolean;
    readonly withPython3?: boolean;
    readonly withNodeJs?: boolean;
    readonly withRuby?: boolean;
    readonly extraMakeWrapperArgs?: string;
    readonly [name: string]: unknown;
  }): NeovimPackage;
  override(change: (old: Untyped) => object): NeovimPackage;
}

interface Packages {
  readonly emacs: EmacsPackage;
  readonly "emacs-nox": EmacsPackage;
  readonly "emacs-pgtk": EmacsPackage;
  readonly "emacs-gtk": EmacsPackage;
  readonly emacsPackages: EmacsPackages;
  emacsPackagesFor(emacs: Derivation): EmacsPackages;
  readonly emacsWithPackages: (choose: (packages: EmacsPackages) => readonly Dependency[]) => Derivation;
  readonly neovim: NeovimPackage;
  readonly "neovim-unwrapped": Derivation;
  wrapNeovim(neovim: Derivation, args: object): Derivation;
  wrapNeovimUnstable(neovim: Derivation, args: object): Derivation;
  readonly neovimUtils: Untyped;
  readonly vimUtils: VimUtils;
  readonly "vim-full": Derivation & { customize(args: object): Derivation };
  readonly vim_configurable: Derivation & { customize(args: object): Derivation };
  readonly "vscode-with-extensions": Derivation;
  readonly "vscode-utils": {
    extensionFromVscodeMarketplace(args: object): Derivation;
    extensionsFromVscodeMarketplace(extensions: readonly object[]): Derivation[];
    buildVscodeMarketplaceExtension(args: object): Derivation;
    buildVscodeExtension(args: object): Derivation;
    readonly [name: string]: Untyped;
  };
}
