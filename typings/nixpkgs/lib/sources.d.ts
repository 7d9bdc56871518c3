// lib.sources, lib.fileset, lib.filesystem, lib.path: source files.

/** A source tree that leaves some files out; interpolated it is its store path. */
interface FilteredSource {
  /** The store path. */
  readonly outPath: string;
  /** The whole tree. */
  readonly origSrc: Path;
  /** The name. */
  readonly name: string;
  /** What makes it a filtered source. */
  readonly _isLibCleanSourceWith: true;
  /** Which files it keeps. */
  filter(path: string, type: FileType): boolean;
}

interface LibSources {
  /** A source tree without what version control and editors leave. */
  cleanSource(source: Path | FilteredSource): FilteredSource & Path;
  /** The filter that `cleanSource` uses. */
  cleanSourceFilter(path: string, type: FileType): boolean;
  /** A source tree with the files for which `filter` holds. `lib.fileset` is easier. */
  cleanSourceWith(args: {
    readonly src: Path | FilteredSource;
    readonly filter?: (path: string, type: FileType) => boolean;
    readonly name?: string;
  }): FilteredSource & Path;
  /** The files whose path from the top a regular expression matches. */
  sourceByRegex(source: Path, patterns: readonly string[]): FilteredSource & Path;
  /** The files with one of the endings. */
  sourceFilesBySuffices(source: Path, suffixes: readonly string[]): FilteredSource & Path;
  /** The commit of a git repository, read from its files. */
  commitIdFromGitRepo(path: Path): string;
  /** Whether a path is a git repository. */
  pathIsGitRepo(path: Path): boolean;
  /** Whether a path is a folder. */
  pathIsDirectory(path: FileLike): boolean;
  /** Whether a path is a file. */
  pathIsRegularFile(path: FileLike): boolean;
  /** What a path is. */
  pathType(path: FileLike): FileType;
  /** A tree of folders as a set of packages, one per file or `package.nix`. */
  packagesFromDirectoryRecursive(args: {
    readonly callPackage: Function;
    readonly directory: Path;
    readonly newScope?: Function;
    readonly recurseIntoDirectory?: Function;
  }): Untyped;
}

/** What only `lib.sources` has. */
interface LibSourcesOnly {
  /** The first digits of a commit, where it is one. */
  shortRev(revision: string): string;
  /** Prints which files a source keeps. */
  trace(source: Path | FilteredSource): FilteredSource & Path;
}

/** A set of files, for `toSource`. */
interface Fileset {
  /** What makes it a set of files. */
  readonly _type: "fileset";
}

/** A file or folder by itself, or a set of files. */
type FilesetLike = Path | Fileset;

interface LibFileset {
  /** The files as a source tree: for `src`. */
  toSource(args: { readonly root: Path; readonly fileset: FilesetLike }): Path;
  /** All files of either. */
  union(first: FilesetLike, second: FilesetLike): Fileset;
  /** All files of any. */
  unions(filesets: readonly FilesetLike[]): Fileset;
  /** The files that are in both. */
  intersection(first: FilesetLike, second: FilesetLike): Fileset;
  /** The files of the first that are not in the second. */
  difference(positive: FilesetLike, negative: FilesetLike): Fileset;
  /** The files of a folder for which `predicate` holds. */
  fileFilter(
    predicate: (file: {
      readonly name: string;
      readonly type: FileType;
      /** Whether the name ends in a dot and `extension`. */
      hasExt(extension: string): boolean;
    }) => boolean,
    path: Path,
  ): Fileset;
  /** The files that git tracks. */
  gitTracked(path: Path): Fileset;
  /** As `gitTracked`, submodules too when asked. */
  gitTrackedWith(args: { readonly recurseSubmodules?: boolean }, path: Path): Fileset;
  /** The path, or no file where it does not exist. */
  maybeMissing(path: Path): Fileset;
  /** The files that a filtered source keeps. */
  fromSource(source: Path | FilteredSource): Fileset;
  /** The files one by one. */
  toList(fileset: FilesetLike): Path[];
  /** Whether a value is a set of files. */
  isFileset(value: unknown): boolean;
  /** No file. */
  readonly empty: Fileset;
  /** Prints the files of the first and gives the second. */
  trace<T>(fileset: FilesetLike, value: T): T;
  /** Prints the files and gives them. */
  traceVal<T extends FilesetLike>(fileset: T): T;
}

interface LibFilesystem {
  /** What a path is. */
  pathType(path: FileLike): FileType;
  /** Whether a path is a folder. */
  pathIsDirectory(path: FileLike): boolean;
  /** Whether a path is a file. */
  pathIsRegularFile(path: FileLike): boolean;
  /** All files in a folder and the folders in it. */
  listFilesRecursive(folder: Path): Path[];
  /** The nearest folder above with a file whose name matches. */
  locateDominatingFile(
    pattern: string,
    file: Path,
  ): { readonly path: Path; readonly matches: Untyped[] } | null;
  /** A tree of folders as a set of packages. */
  packagesFromDirectoryRecursive: LibSources["packagesFromDirectoryRecursive"];
  /** A folder's `default.nix`. */
  resolveDefaultNix(path: FileLike): FileLike;
}

interface LibPath {
  /** A path with a relative one below it. */
  append(path: Path, subpath: string): Path;
  /** Whether the second path is at or below the first. */
  hasPrefix(prefix: Path, path: Path): boolean;
  /** The second path, from the first on, as text. */
  removePrefix(prefix: Path, path: Path): string;
  /** The root of a path, and the rest. */
  splitRoot(path: Path): { readonly root: Path; readonly subpath: string };
  /** Whether a path is in the store. */
  hasStorePathPrefix(path: Path): boolean;
  /** Relative paths, as text. */
  readonly subpath: {
    /** Whether text is a relative path that stays below. */
    isValid(value: unknown): boolean;
    /** Relative paths one below another. */
    join(subpaths: readonly string[]): string;
    /** The parts of a relative path. */
    components(subpath: string): string[];
    /** A relative path in its one form, `./` in front. */
    normalise(subpath: string): string;
  };
}
