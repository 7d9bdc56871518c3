// The package set that is embedded in tsnix. It is partial: names that are not here are `Untyped`, and tsnix warns
// about them. `tsnix typings` writes the whole set of the nixpkgs that a project pins, in the place of this file and of
// packages/.

interface Packages {
  readonly [name: string]: Untyped;
}

/** A set with packages in it and nothing else. */
interface DerivationSet {
  readonly [name: string]: Derivation;
}

/** A set of packages of which not all is known. */
interface PackageSet {
  readonly [name: string]: Untyped;
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): Untyped;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: Untyped, prev: Untyped) => object): Untyped;
}

/** Packages of npm, a set that newer nixpkgs give up. */
interface NodePackages {
  readonly [name: string]: Derivation;
}

/** PostgreSQL. */
interface PostgresqlPackage extends Derivation {
  /** PostgreSQL with extensions. */
  withPackages(choose: (extensions: DerivationSet) => readonly Dependency[]): Derivation;
  /** Its extensions. */
  readonly pkgs: DerivationSet;
  /** The first part of its version. */
  readonly psqlSchema: string;
}

/** A Linux kernel and the modules that are built for it. */
interface LinuxPackages {
  /** The kernel. */
  readonly kernel: Derivation & { readonly modDirVersion: string };
  readonly nvidia_x11: Derivation;
  readonly perf: Derivation;
  readonly zfs: Derivation;
  readonly v4l2loopback: Derivation;
  readonly [name: string]: Untyped;
  /** The set with an overlay on it. */
  extend(overlay: (final: Untyped, prev: Untyped) => object): LinuxPackages;
}

/** LLVM and what belongs to one version of it. */
interface LlvmPackages {
  /** The standard environment with this Clang. */
  readonly stdenv: Stdenv;
  /** The standard environment with this Clang and its C++ library. */
  readonly libcxxStdenv: Stdenv;
  /** Clang with its wrapper. */
  readonly clang: Derivation;
  /** Clang without its wrapper. */
  readonly "clang-unwrapped": Derivation;
  /** clangd, clang-format, clang-tidy. */
  readonly "clang-tools": Derivation;
  readonly llvm: Derivation;
  readonly libllvm: Derivation;
  readonly libclang: Derivation;
  readonly lld: Derivation;
  readonly lldb: Derivation;
  /** The linker and its likes. */
  readonly bintools: Derivation;
  readonly "compiler-rt": Derivation;
  readonly libcxx: Derivation;
  readonly libunwind: Derivation;
  readonly openmp: Derivation;
  readonly mlir: Derivation;
  readonly [name: string]: Untyped;
}

/** Qt, and what is built with one version of it. */
interface QtPackages {
  readonly qtbase: Derivation;
  readonly qtdeclarative: Derivation;
  readonly qtmultimedia: Derivation;
  readonly qtsvg: Derivation;
  readonly qttools: Derivation;
  readonly qtwayland: Derivation;
  readonly qtwebengine: Derivation;
  readonly qtwebsockets: Derivation;
  readonly qtcharts: Derivation;
  readonly qt5compat: Derivation;
  /** Wraps programs so that they find Qt's plugins. */
  readonly wrapQtAppsHook: Derivation;
  /** Builds by qmake. */
  readonly qmake: Derivation;
  /** All of Qt. */
  readonly full: Derivation;
  readonly [name: string]: Untyped;
}

/** CUDA, for one version of it. */
interface CudaPackages {
  /** The whole toolkit. */
  readonly cudatoolkit: Derivation;
  readonly cuda_nvcc: Derivation;
  readonly cuda_cudart: Derivation;
  readonly cudnn: Derivation;
  readonly libcublas: Derivation;
  readonly nccl: Derivation;
  readonly [name: string]: Untyped;
}

/** What only macOS has. */
interface DarwinPackages {
  /** Apple's SDK; not needed in newer nixpkgs. */
  readonly apple_sdk: { readonly frameworks: DerivationSet; readonly [name: string]: Untyped };
  /** Apple's SDK of macOS 11; not needed in newer nixpkgs. */
  readonly apple_sdk_11_0: { readonly frameworks: DerivationSet; readonly [name: string]: Untyped };
  readonly libobjc: Derivation;
  readonly cctools: Derivation;
  readonly sigtool: Derivation;
  /** A virtual machine that builds for Linux. */
  readonly "linux-builder": Derivation;
  readonly [name: string]: Untyped;
}

/** Programs that are called the same on several systems. */
interface Unixtools {
  readonly ifconfig: Derivation;
  readonly netstat: Derivation;
  readonly ping: Derivation;
  readonly ps: Derivation;
  readonly top: Derivation;
  readonly xxd: Derivation;
  readonly watch: Derivation;
  readonly whereis: Derivation;
  readonly [name: string]: Derivation;
}

/** JetBrains's editors. */
interface JetbrainsPackages {
  readonly idea: Derivation;
  readonly "idea-ultimate": Derivation;
  readonly "idea-community": Derivation;
  readonly clion: Derivation;
  readonly datagrip: Derivation;
  readonly goland: Derivation;
  readonly phpstorm: Derivation;
  readonly "pycharm-professional": Derivation;
  readonly "pycharm-community": Derivation;
  readonly rider: Derivation;
  readonly "ruby-mine": Derivation;
  readonly "rust-rover": Derivation;
  readonly webstorm: Derivation;
  /** The Java that the editors run on. */
  readonly jdk: Derivation;
  /** Plugins for its editors. */
  readonly plugins: Untyped;
  readonly [name: string]: Untyped;
}

interface Packages {
  /** This package set itself. */
  readonly pkgs: AllPackages;
  readonly gcc13Stdenv: Stdenv;
  readonly gcc14Stdenv: Stdenv;
  readonly gcc15Stdenv: Stdenv;
  readonly libcxxStdenv: Stdenv;
  readonly multiStdenv: Stdenv;

  postgresql: PostgresqlPackage;
  postgresql_12: PostgresqlPackage;
  postgresql_13: PostgresqlPackage;
  postgresql_14: PostgresqlPackage;
  postgresql_15: PostgresqlPackage;
  postgresql_16: PostgresqlPackage;
  postgresql_17: PostgresqlPackage;
  postgresql_18: PostgresqlPackage;
  readonly postgresqlPackages: DerivationSet;
  readonly postgresql16Packages: DerivationSet;
  readonly postgresql17Packages: DerivationSet;

  readonly linuxPackages: LinuxPackages;
  readonly linuxPackages_latest: LinuxPackages;
  readonly linuxPackages_zen: LinuxPackages;
  readonly linuxPackages_hardened: LinuxPackages;
  readonly linuxPackages_xanmod: LinuxPackages;
  readonly linuxPackages_xanmod_latest: LinuxPackages;
  readonly linuxPackages_5_10: LinuxPackages;
  readonly linuxPackages_5_15: LinuxPackages;
  readonly linuxPackages_6_1: LinuxPackages;
  readonly linuxPackages_6_6: LinuxPackages;
  readonly linuxPackages_6_12: LinuxPackages;
  readonly linuxPackages_6_18: LinuxPackages;
  /** The modules for a kernel. */
  linuxPackagesFor(kernel: Derivation): LinuxPackages;

  readonly llvmPackages: LlvmPackages;
  readonly llvmPackages_latest: LlvmPackages;
  readonly llvmPackages_14: LlvmPackages;
  readonly llvmPackages_15: LlvmPackages;
  readonly llvmPackages_16: LlvmPackages;
  readonly llvmPackages_17: LlvmPackages;
  readonly llvmPackages_18: LlvmPackages;
  readonly llvmPackages_19: LlvmPackages;
  readonly llvmPackages_20: LlvmPackages;
  readonly llvmPackages_21: LlvmPackages;

  readonly qt5: QtPackages;
  readonly qt6: QtPackages;
  readonly libsForQt5: QtPackages;
  readonly qt6Packages: QtPackages;
  readonly kdePackages: QtPackages;
  readonly plasma5Packages: QtPackages;

  readonly cudaPackages: CudaPackages;
  readonly cudaPackages_11: CudaPackages;
  readonly cudaPackages_12: CudaPackages;
  readonly cudaPackages_13: CudaPackages;
  readonly rocmPackages: PackageSet;

  readonly darwin: DarwinPackages;
  readonly xcodeenv: PackageSet;
  readonly unixtools: Unixtools;
  readonly xorg: XorgPackages;

  readonly nodePackages: NodePackages;
  readonly nodePackages_latest: NodePackages;
  readonly perlPackages: DerivationSet;
  readonly luaPackages: PackageSet;
  readonly lua51Packages: PackageSet;
  readonly lua52Packages: PackageSet;
  readonly lua53Packages: PackageSet;
  readonly lua54Packages: PackageSet;
  readonly luajitPackages: PackageSet;
  readonly rubyPackages: DerivationSet;
  readonly rubyPackages_3_3: DerivationSet;
  readonly rubyPackages_3_4: DerivationSet;
  readonly rPackages: DerivationSet;
  readonly octavePackages: DerivationSet;
  readonly "tree-sitter-grammars": DerivationSet;
  readonly texlivePackages: DerivationSet;
  readonly "tree-sitter": Derivation & {
    readonly builtGrammars: DerivationSet;
    withPlugins(choose: (grammars: DerivationSet) => readonly Dependency[]): Derivation;
  };
  readonly clojurePackages: PackageSet;
  readonly dhallPackages: PackageSet;
  readonly chickenPackages: PackageSet;
  readonly sbclPackages: DerivationSet;
  readonly nimPackages: PackageSet;

  readonly vimPlugins: VimPlugins;
  readonly "vscode-extensions": VscodeExtensions;
  readonly tmuxPlugins: DerivationSet;
  readonly fishPlugins: DerivationSet;
  readonly yaziPlugins: DerivationSet;
  readonly kakounePlugins: DerivationSet;
  readonly mpvScripts: DerivationSet;
  readonly nushellPlugins: DerivationSet;
  readonly gimpPlugins: DerivationSet;
  readonly weechatScripts: DerivationSet;
  readonly "obs-studio-plugins": DerivationSet;
  readonly "bat-extras": DerivationSet;
  readonly passExtensions: DerivationSet;
  readonly "terraform-providers": PackageSet;
  readonly gnomeExtensions: DerivationSet;
  readonly "nerd-fonts": DerivationSet;
  readonly hunspellDicts: DerivationSet;
  readonly aspellDicts: DerivationSet;
  readonly nginxModules: { readonly [name: string]: Untyped };
  readonly zellijPlugins: DerivationSet;
  readonly wordpressPackages: PackageSet;

  readonly gst_all_1: DerivationSet;
  readonly gnome: PackageSet;
  readonly xfce: PackageSet;
  readonly mate: PackageSet;
  readonly lxqt: PackageSet;
  readonly cinnamon: PackageSet;
  readonly pantheon: PackageSet;
  readonly deepin: PackageSet;
  readonly plasma5: PackageSet;
  readonly libretro: DerivationSet;
  readonly jetbrains: JetbrainsPackages;
  readonly winePackages: DerivationSet;
  readonly wineWowPackages: DerivationSet;
  readonly wineWow64Packages: DerivationSet;
  readonly nixVersions: DerivationSet;
  readonly lixPackageSets: PackageSet;
  readonly nixosTests: { readonly [name: string]: Untyped };
  readonly nvtopPackages: DerivationSet;
  readonly appimageTools: {
    /** A program of an AppImage, in a sandbox. */
    wrapType2(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly extraPkgs?: (pkgs: Untyped) => readonly Dependency[];
      readonly extraInstallCommands?: string;
      readonly [name: string]: unknown;
    }): Derivation;
    /** The files of an AppImage. */
    extractType2(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly postExtract?: string;
    }): Derivation;
    extract(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly postExtract?: string;
    }): Derivation;
    readonly [name: string]: Untyped;
  };
  readonly ociTools: { buildContainer(args: object): Derivation };
  readonly vmTools: PackageSet;
  readonly releaseTools: PackageSet;
  readonly "nix-gitignore": {
    gitignoreSource(patterns: readonly string[] | string, source: Path): Path;
    readonly [name: string]: Untyped;
  };
  readonly "nix-update-script": (args: object) => Untyped;
  readonly unixODBCDrivers: DerivationSet;
  readonly sourcehut: PackageSet;
}
