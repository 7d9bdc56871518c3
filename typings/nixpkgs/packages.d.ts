// The package set that is embedded in tsnix. It is partial: names that are not here are `Untyped`, and tsnix warns
// about them. `tsnix typings` writes the whole set of the nixpkgs that a project pins, in the place of this file and of
// packages/.

interface Packages {
  readonly [name: string]: Untyped;
}

interface PackageSet {
  readonly [name: string]: Untyped;
}

interface BeamPackages {
  readonly [name: string]: Untyped;
}

interface EmacsPackages {
  readonly [name: string]: Untyped;
}

interface HaskellPackages {
  readonly [name: string]: Untyped;
}

interface OcamlPackages {
  readonly [name: string]: Untyped;
}

/** PostgreSQL. */
interface PostgresqlPackage extends AnyPackage {
  /** PostgreSQL with extensions. */
  withPackages(choose: (extensions: DerivationSet) => readonly Dependency[]): AnyPackage;
  /** Its extensions. */
  readonly pkgs: DerivationSet;
  /** The first part of its version. */
  readonly psqlSchema: string;
}

/** A Linux kernel and the modules that are built for it. */
interface LinuxPackages {
  /** The kernel. */
  readonly kernel: AnyPackage & { readonly modDirVersion: string };
  readonly nvidia_x11: AnyPackage;
  readonly perf: AnyPackage;
  readonly zfs: AnyPackage;
  readonly v4l2loopback: AnyPackage;
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
  readonly clang: AnyPackage;
  /** Clang without its wrapper. */
  readonly "clang-unwrapped": AnyPackage;
  /** clangd, clang-format, clang-tidy. */
  readonly "clang-tools": AnyPackage;
  readonly llvm: AnyPackage;
  readonly libllvm: AnyPackage;
  readonly libclang: AnyPackage;
  readonly lld: AnyPackage;
  readonly lldb: AnyPackage;
  /** The linker and its likes. */
  readonly bintools: AnyPackage;
  readonly "compiler-rt": AnyPackage;
  readonly libcxx: AnyPackage;
  readonly libunwind: AnyPackage;
  readonly openmp: AnyPackage;
  readonly mlir: AnyPackage;
  readonly [name: string]: Untyped;
}

/** Qt, and what is built with one version of it. */
interface QtPackages {
  readonly qtbase: AnyPackage;
  readonly qtdeclarative: AnyPackage;
  readonly qtmultimedia: AnyPackage;
  readonly qtsvg: AnyPackage;
  readonly qttools: AnyPackage;
  readonly qtwayland: AnyPackage;
  readonly qtwebengine: AnyPackage;
  readonly qtwebsockets: AnyPackage;
  readonly qtcharts: AnyPackage;
  readonly qt5compat: AnyPackage;
  /** Wraps programs so that they find Qt's plugins. */
  readonly wrapQtAppsHook: AnyPackage;
  /** Builds by qmake. */
  readonly qmake: AnyPackage;
  /** All of Qt. */
  readonly full: AnyPackage;
  readonly [name: string]: Untyped;
}

/** CUDA, for one version of it. */
interface CudaPackages {
  /** The whole toolkit. */
  readonly cudatoolkit: AnyPackage;
  readonly cuda_nvcc: AnyPackage;
  readonly cuda_cudart: AnyPackage;
  readonly cudnn: AnyPackage;
  readonly libcublas: AnyPackage;
  readonly nccl: AnyPackage;
  readonly [name: string]: Untyped;
}

/** What only macOS has. */
interface DarwinPackages {
  /** Apple's SDK; not needed in newer nixpkgs. */
  readonly apple_sdk: { readonly frameworks: DerivationSet; readonly [name: string]: Untyped };
  /** Apple's SDK of macOS 11; not needed in newer nixpkgs. */
  readonly apple_sdk_11_0: { readonly frameworks: DerivationSet; readonly [name: string]: Untyped };
  readonly libobjc: AnyPackage;
  readonly cctools: AnyPackage;
  readonly sigtool: AnyPackage;
  /** A virtual machine that builds for Linux. */
  readonly "linux-builder": AnyPackage;
  readonly [name: string]: Untyped;
}

/** Programs that are called the same on several systems. */
interface Unixtools {
  readonly ifconfig: AnyPackage;
  readonly netstat: AnyPackage;
  readonly ping: AnyPackage;
  readonly ps: AnyPackage;
  readonly top: AnyPackage;
  readonly xxd: AnyPackage;
  readonly watch: AnyPackage;
  readonly whereis: AnyPackage;
  readonly [name: string]: AnyPackage;
}

/** JetBrains's editors. */
interface JetbrainsPackages {
  readonly idea: AnyPackage;
  readonly "idea-ultimate": AnyPackage;
  readonly "idea-community": AnyPackage;
  readonly clion: AnyPackage;
  readonly datagrip: AnyPackage;
  readonly goland: AnyPackage;
  readonly phpstorm: AnyPackage;
  readonly "pycharm-professional": AnyPackage;
  readonly "pycharm-community": AnyPackage;
  readonly rider: AnyPackage;
  readonly "ruby-mine": AnyPackage;
  readonly "rust-rover": AnyPackage;
  readonly webstorm: AnyPackage;
  /** The Java that the editors run on. */
  readonly jdk: AnyPackage;
  /** Plugins for its editors. */
  readonly plugins: Untyped;
  readonly [name: string]: Untyped;
}

interface Packages {
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
  readonly "tree-sitter": AnyPackage & {
    readonly builtGrammars: DerivationSet;
    withPlugins(choose: (grammars: DerivationSet) => readonly Dependency[]): AnyPackage;
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
  readonly vmTools: PackageSet;
  readonly releaseTools: PackageSet;
  readonly "nix-update-script": (args: object) => Untyped;
  readonly unixODBCDrivers: DerivationSet;
  readonly sourcehut: PackageSet;
}
