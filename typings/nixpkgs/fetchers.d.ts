// Fetchers: sources from the network, pinned by their hash. Leave the hash empty or use `lib.fakeHash`, build, and
// copy the right one from the message.

/** The hash that what is fetched must have: `hash` as `sha256-...`, or one of the older ways. */
interface FixedHash {
  /** As `sha256-...`. */
  readonly hash?: string;
  /** In base 16, 32 or 64. */
  readonly sha256?: string;
  /** In base 16, 32 or 64. */
  readonly sha512?: string;
  /** In base 16 or 32. */
  readonly sha1?: string;
}

/** What all fetchers take. */
interface FetcherArgs extends FixedHash {
  /** The name of the store path. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The version. */
  readonly version?: string;
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  /** Whether to build it here and not on another machine. */
  readonly preferLocalBuild?: boolean;
}

interface FetchurlArgs extends FetcherArgs {
  /** Where it is. */
  readonly url?: string;
  /** Places to try one after another. */
  readonly urls?: readonly string[];
  /** Options for curl. */
  readonly curlOpts?: string;
  /** Options for curl, as words. */
  readonly curlOptsList?: readonly string[];
  /** Whether to list the places alone. */
  readonly showURLs?: boolean;
  /** Commands run on the file in `$downloadedFile`. */
  readonly postFetch?: string;
  /** Whether the file goes to a temporary place, for `postFetch`. */
  readonly downloadToTemp?: boolean;
  /** Whether the file may be run. */
  readonly executable?: boolean;
  /** Whether the hash is of an archive. */
  readonly recursiveHash?: boolean;
  /** Commands that write a `netrc`. */
  readonly netrcPhase?: string;
  /** Variables that these commands may read. */
  readonly netrcImpureEnvVars?: readonly string[];
  /** Tools that run while building. */
  readonly nativeBuildInputs?: readonly Dependency[];
  /** The hash that the output must have: such a build may use the network. */
  readonly outputHash?: string;
  /** The kind of `outputHash`, where it does not say it itself. */
  readonly outputHashAlgo?: HashAlgorithm;
}

interface FetchzipArgs extends FetchurlArgs {
  /** Whether to leave out the one folder that everything is in; true unless given. */
  readonly stripRoot?: boolean;
  /** The ending of the archive's name, where the URL does not say it. */
  readonly extension?: string;
  /** More commands run on what was unpacked. */
  readonly extraPostFetch?: string;
}

interface FetchgitArgs extends FetcherArgs {
  /** Where the repository is. */
  readonly url: string;
  /** The commit or tag. */
  readonly rev?: string;
  /** The tag. */
  readonly tag?: string;
  /** The name of the branch that is made. */
  readonly branchName?: string;
  /** Whether submodules are fetched too. */
  readonly fetchSubmodules?: boolean;
  /** Whether large files are fetched from git-lfs. */
  readonly fetchLFS?: boolean;
  /** Whether the whole history is fetched. */
  readonly deepClone?: boolean;
  /** Whether to keep `.git`, which is not reproducible. */
  readonly leaveDotGit?: boolean;
  /** The folders to fetch alone. */
  readonly sparseCheckout?: readonly string[];
  /** Whether `sparseCheckout` has patterns. */
  readonly nonConeMode?: boolean;
  /** Commands run on what was fetched. */
  readonly postFetch?: string;
  /** The folder of the repository to take alone. */
  readonly rootDir?: string;
}

/** What the fetchers of code hosts take. */
interface FetchForgeArgs extends FetcherArgs {
  /** Who owns the repository. */
  readonly owner: string;
  /** The name of the repository. */
  readonly repo: string;
  /** The commit or tag; give this or `tag`. */
  readonly rev?: string;
  /** The tag; give this or `rev`. */
  readonly tag?: string;
  /** Whether submodules are fetched too. */
  readonly fetchSubmodules?: boolean;
  /** Whether large files are fetched from git-lfs. */
  readonly fetchLFS?: boolean;
  /** Whether to keep `.git`, which is not reproducible. */
  readonly leaveDotGit?: boolean;
  /** Whether the whole history is fetched. */
  readonly deepClone?: boolean;
  /** The folders to fetch alone. */
  readonly sparseCheckout?: readonly string[];
  /** Whether git is used and not the archive. */
  readonly forceFetchGit?: boolean;
  /** Commands run on what was fetched. */
  readonly postFetch?: string;
  /** The host, for installations of one's own. */
  readonly domain?: string;
  /** The folder of the repository to take alone. */
  readonly rootDir?: string;
}

interface FetchFromGitHubArgs extends FetchForgeArgs {
  /** The host, for installations of one's own. */
  readonly githubBase?: string;
  /** Whether a token for private repositories is in the environment. */
  readonly private?: boolean;
  /** The front of the names of the variables that hold the token. */
  readonly varPrefix?: string;
}

interface FetchFromGitLabArgs extends FetchForgeArgs {
  /** The group above the owner. */
  readonly group?: string;
  /** `https` unless given. */
  readonly protocol?: string;
}

interface FetchpatchArgs extends FetchurlArgs {
  /** The folder that paths in the patch are below. */
  readonly relative?: string;
  /** How many folders at the front of paths to leave out. */
  readonly stripLen?: number;
  /** The command that decodes the file. */
  readonly decode?: string;
  /** What to put before paths. */
  readonly extraPrefix?: string;
  /** The files to leave out. */
  readonly excludes?: readonly string[];
  /** The files to take alone. */
  readonly includes?: readonly string[];
  /** Whether to turn the patch round. */
  readonly revert?: boolean;
}

/** A source that was fetched from a repository. */
interface FetchedSource extends AnyPackage {
  /** The commit. */
  readonly rev: string;
  /** The tag. */
  readonly tag: string | null;
  /** Who owns the repository. */
  readonly owner: string;
  /** The name of the repository. */
  readonly repo: string;
  /** Where the repository is. */
  readonly gitRepoUrl: string;
  /** Where it was fetched from. */
  readonly url: string;
}

interface Packages {
  /** A file by URL. */
  fetchurl(args: FetchurlArgs): AnyPackage;
  /** An archive by URL, unpacked. */
  fetchzip(args: FetchzipArgs): AnyPackage;
  /** An archive by URL, unpacked: the same as `fetchzip`. */
  fetchtarball(args: FetchzipArgs): AnyPackage;
  /** A git repository's tree. */
  fetchgit(args: FetchgitArgs): FetchedSource;
  /** A git repository on this machine. */
  fetchgitLocal(path: Path): AnyPackage;
  /** A Subversion folder. */
  fetchsvn(args: FetcherArgs & { readonly url: string; readonly rev?: string | number }): AnyPackage;
  /** A Mercurial repository's tree. */
  fetchhg(args: FetcherArgs & { readonly url: string; readonly rev?: string }): AnyPackage;
  /** A Fossil repository's tree. */
  fetchfossil(args: FetcherArgs & { readonly url: string; readonly rev: string }): AnyPackage;
  /** A CVS folder. */
  fetchcvs(
    args: FetcherArgs & { readonly cvsRoot: string; readonly module: string; readonly tag?: string },
  ): AnyPackage;
  /** A patch by URL, put into a form that does not change. */
  fetchpatch(args: FetchpatchArgs): AnyPackage;
  /** As `fetchpatch`, keeping `a/` and `b/` in the patch as git writes them. */
  fetchpatch2(args: FetchpatchArgs): AnyPackage;
  /** A repository on GitHub. */
  fetchFromGitHub(args: FetchFromGitHubArgs): FetchedSource;
  /** A repository on GitLab. */
  fetchFromGitLab(args: FetchFromGitLabArgs): FetchedSource;
  /** A repository on a Gitea, by `domain`. */
  fetchFromGitea(args: FetchForgeArgs & { readonly domain: string }): FetchedSource;
  /** A repository on a Forgejo, by `domain`. */
  fetchFromForgejo(args: FetchForgeArgs & { readonly domain: string }): FetchedSource;
  /** A repository on Codeberg. */
  fetchFromCodeberg(args: FetchForgeArgs): FetchedSource;
  /** A repository on Bitbucket. */
  fetchFromBitbucket(args: FetchForgeArgs): FetchedSource;
  /** A repository on SourceHut; `owner` begins with `~`. */
  fetchFromSourcehut(args: FetchForgeArgs & { readonly vc?: "git" | "hg" }): FetchedSource;
  /** A repository on a Gitiles. */
  fetchFromGitiles(
    args: FetcherArgs & { readonly url: string; readonly rev?: string; readonly tag?: string },
  ): FetchedSource;
  /** A repository on Savannah. */
  fetchFromSavannah(args: FetcherArgs & { readonly repo: string; readonly rev: string }): FetchedSource;
  /** A repository on repo.or.cz. */
  fetchFromRepoOrCz(args: FetcherArgs & { readonly repo: string; readonly rev: string }): FetchedSource;
  /** A package of PyPI. */
  fetchPypi(
    args: FetcherArgs & {
      readonly pname: string;
      readonly version: string;
      readonly format?: "setuptools" | "wheel";
      readonly extension?: string;
      readonly dist?: string;
      readonly python?: string;
      readonly abi?: string;
      readonly platform?: string;
    },
  ): AnyPackage;
  /** A crate of crates.io. */
  fetchCrate(
    args: FetcherArgs & {
      readonly pname?: string;
      readonly crateName?: string;
      readonly version: string;
      readonly unpack?: boolean;
    },
  ): AnyPackage;
  /** The packages that a `package-lock.json` names. */
  fetchNpmDeps(
    args: FetcherArgs & {
      readonly src?: Source;
      readonly forceGitDeps?: boolean;
      readonly makeCacheWritable?: boolean;
      readonly fetcherVersion?: number;
    },
  ): AnyPackage;
  /** The packages that a `yarn.lock` names. */
  fetchYarnDeps(
    args: FixedHash & { readonly yarnLock?: FileLike; readonly src?: Source; readonly name?: string },
  ): AnyPackage;
  /** The packages that a `pnpm-lock.yaml` names. */
  fetchPnpmDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version?: string;
      readonly src: Source;
      readonly fetcherVersion: number;
      readonly pnpmWorkspaces?: readonly string[];
      readonly [attribute: string]: unknown;
    },
  ): AnyPackage;
  /** A Docker image, by its digest. */
  fetchDocker(args: FetcherArgs & Untyped): AnyPackage;
  /** A file of IPFS. */
  fetchipfs(args: FetcherArgs & { readonly ipfs?: string; readonly url?: string }): AnyPackage;
  /** A torrent's files. */
  fetchtorrent(args: FetcherArgs & { readonly url: string }): AnyPackage;
  /** A patch of Debian's. */
  fetchDebianPatch(
    args: FetcherArgs & {
      readonly pname: string;
      readonly version: string;
      readonly debianRevision: string;
      readonly patch: string;
    },
  ): AnyPackage;
  /** A file of Maven's repositories. */
  fetchMavenArtifact(
    args: FetcherArgs & {
      readonly groupId: string;
      readonly artifactId: string;
      readonly version: string;
      readonly repos?: readonly string[];
    },
  ): AnyPackage;
  /** A file that the user must fetch and add to the store by hand. */
  requireFile(
    args: FixedHash & {
      readonly name?: string;
      readonly url?: string;
      readonly message?: string;
      readonly hashMode?: string;
    },
  ): AnyPackage;
}
