// Emacs, Vim, Neovim and Visual Studio Code with what they load.

/** Emacs. */
interface EmacsPackage extends AnyPackage {
  /** The package set. */
  readonly pkgs: EmacsPackages;
}

/** Emacs's packages. */
interface EmacsPackages {
  /** The Emacs of this set. */
  readonly emacs: AnyPackage;
  /** Emacs with packages. */
  withPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): AnyPackage;
  /** The same as `withPackages`. */
  emacsWithPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): AnyPackage;
  /** A package of a few files. */
  trivialBuild(args: DerivationArgs & { readonly packageRequires?: readonly Dependency[] }): AnyPackage;
  /** A package as MELPA has it. */
  melpaBuild(
    args: DerivationArgs & {
      readonly packageRequires?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): AnyPackage;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: EmacsPackages, prev: EmacsPackages) => object): EmacsPackages;
  readonly magit: AnyPackage;
  readonly "use-package": AnyPackage;
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
  ): AnyPackage;
  /** A plugin of LuaRocks for Neovim. */
  buildNeovimPlugin(args: DerivationArgs): AnyPackage;
  readonly [name: string]: Untyped;
}

/** Neovim, with what its wrapper takes. */
interface NeovimPackage extends AnyPackage {
  /** The same with configuration. */
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
  /** Emacs. */
  readonly emacs: EmacsPackage;
  /** Emacs for terminals alone. */
  readonly "emacs-nox": EmacsPackage;
  /** Emacs with GTK, for Wayland. */
  readonly "emacs-pgtk": EmacsPackage;
  /** Emacs with GTK. */
  readonly "emacs-gtk": EmacsPackage;
  /** Emacs's packages. */
  readonly emacsPackages: EmacsPackages;
  /** The packages for one Emacs. */
  emacsPackagesFor(emacs: Derivation): EmacsPackages;
  /** Emacs with packages. */
  readonly emacsWithPackages: (choose: (packages: EmacsPackages) => readonly Dependency[]) => Derivation;
  /** Neovim; `override` configures it. */
  readonly neovim: NeovimPackage;
  /** Neovim as it is built, without configuration. */
  readonly "neovim-unwrapped": AnyPackage;
  /** A Neovim with configuration. */
  wrapNeovim(neovim: Derivation, args: object): AnyPackage;
  /** A Neovim with configuration. */
  wrapNeovimUnstable(neovim: Derivation, args: object): AnyPackage;
  /** Helpers for `wrapNeovim`. */
  readonly neovimUtils: Untyped;
  /** Builders of plugins. */
  readonly vimUtils: VimUtils;
  /** Vim with all that is optional; `customize` configures it. */
  readonly "vim-full": Derivation & { customize(args: object): Derivation };
  /** The older name of `vim-full`. */
  readonly vim_configurable: Derivation & { customize(args: object): Derivation };
  /** Visual Studio Code with extensions: `override({ vscodeExtensions: [...] })`. */
  readonly "vscode-with-extensions": AnyPackage;
  /** Builders of extensions. */
  readonly "vscode-utils": {
    extensionFromVscodeMarketplace(args: object): AnyPackage;
    extensionsFromVscodeMarketplace(extensions: readonly object[]): Derivation[];
    buildVscodeMarketplaceExtension(args: object): AnyPackage;
    buildVscodeExtension(args: object): AnyPackage;
    readonly [name: string]: Untyped;
  };
}
