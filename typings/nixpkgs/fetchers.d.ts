// Fetchers: sources from the network, pinned by their hash. Leave the hash empty or use `lib.fakeHash`, build, and
// copy the right one from the message.

/** The hash that what is fetched must have: `hash` as `sha256-...`, or one of the older ways. */
interface FixedHash {
  /** As `sha256-...`. */
  readonly hash?: string;
  /** In base 16, 32 or 64. */
  readonly sha256?: string;
  readonly sha512?: string;
  readonly sha1?: string;
}

/** What all fetchers take. */
interface FetcherArgs extends FixedHash {
  /** The name of the store path. */
  readonly name?: string;
  readonly pname?: string;
  readonly version?: string;
  readonly meta?: Meta;
  readonly passthru?: object;
  readonly preferLocalBuild?: boolean;
}

interface FetchurlArgs extends FetcherArgs {
  readonly url?: string;
  /** Places to try one after another. */
  readonly urls?: readonly string[];
  readonly curlOpts?: string;
  readonly curlOptsList?: readonly string[];
  readonly showURLs?: boolean;
  /** Commands run on the file in `$downloadedFile`. */
  readonly postFetch?: string;
  readonly downloadToTemp?: boolean;
  /** Whether the file may be run. */
  readonly executable?: boolean;
  readonly recursiveHash?: boolean;
  readonly netrcPhase?: string;
  readonly netrcImpureEnvVars?: readonly string[];
  readonly nativeBuildInputs?: readonly Dependency[];
  readonly outputHash?: string;
  readonly outputHashAlgo?: HashAlgorithm;
}

interface FetchzipArgs extends FetchurlArgs {
  /** Whether to leave out the one folder that everything is in; true unless given. */
  readonly stripRoot?: boolean;
  readonly extension?: string;
  readonly extraPostFetch?: string;
}

interface FetchgitArgs extends FetcherArgs {
  readonly url: string;
  /** The commit or tag. */
  readonly rev?: string;
  readonly tag?: string;
  readonly branchName?: string;
  readonly fetchSubmodules?: boolean;
  readonly fetchLFS?: boolean;
  readonly deepClone?: boolean;
  /** Whether to keep `.git`, which is not reproducible. */
  readonly leaveDotGit?: boolean;
  readonly sparseCheckout?: readonly string[];
  readonly nonConeMode?: boolean;
  readonly postFetch?: string;
  readonly rootDir?: string;
}

/** What the fetchers of code hosts take. */
interface FetchForgeArgs extends FetcherArgs {
  readonly owner: string;
  readonly repo: string;
  /** The commit or tag; give this or `tag`. */
  readonly rev?: string;
  /** The tag; give this or `rev`. */
  readonly tag?: string;
  readonly fetchSubmodules?: boolean;
  readonly fetchLFS?: boolean;
  readonly leaveDotGit?: boolean;
  readonly deepClone?: boolean;
  readonly sparseCheckout?: readonly string[];
  readonly forceFetchGit?: boolean;
  readonly postFetch?: string;
  /** The host, for installations of one's own. */
  readonly domain?: string;
  readonly rootDir?: string;
}

interface FetchFromGitHubArgs extends FetchForgeArgs {
  readonly githubBase?: string;
  /** Whether a token for private repositories is in the environment. */
  readonly private?: boolean;
  readonly varPrefix?: string;
}

interface FetchFromGitLabArgs extends FetchForgeArgs {
  readonly group?: string;
  readonly protocol?: string;
}

interface FetchpatchArgs extends FetchurlArgs {
  /** The folder that paths in the patch are below. */
  readonly relative?: string;
  readonly stripLen?: number;
  readonly decode?: string;
  readonly extraPrefix?: string;
  /** The files to leave out. */
  readonly excludes?: readonly string[];
  /** The files to take alone. */
  readonly includes?: readonly string[];
  /** Whether to turn the patch round. */
  readonly revert?: boolean;
}

/** A source that was fetched from a repository. */
interface FetchedSource extends Derivation {
  readonly rev: string;
  readonly tag: string | null;
  readonly owner: string;
  readonly repo: string;
  readonly gitRepoUrl: string;
  readonly url: string;
}

interface Packages {
  /** A file by URL. */
  fetchurl(args: FetchurlArgs): Derivation;
  /** An archive by URL, unpacked. */
  fetchzip(args: FetchzipArgs): Derivation;
  /** An archive by URL, unpacked: the same as `fetchzip`. */
  fetchtarball(args: FetchzipArgs): Derivation;
  /** A git repository's tree. */
  fetchgit(args: FetchgitArgs): FetchedSource;
  fetchgitLocal(path: Path): Derivation;
  /** A Subversion folder. */
  fetchsvn(args: FetcherArgs & { readonly url: string; readonly rev?: string | number }): Derivation;
  /** A Mercurial repository's tree. */
  fetchhg(args: FetcherArgs & { readonly url: string; readonly rev?: string }): Derivation;
  /** A Fossil repository's tree. */
  fetchfossil(args: FetcherArgs & { readonly url: string; readonly rev: string }): Derivation;
  fetchcvs(
    args: FetcherArgs & { readonly cvsRoot: string; readonly module: string; readonly tag?: string },
  ): Derivation;
  /** A patch by URL, put into a form that does not change. */
  fetchpatch(args: FetchpatchArgs): Derivation;
  /** As `fetchpatch`, keeping `a/` and `b/` in the patch as git writes them. */
  fetchpatch2(args: FetchpatchArgs): Derivation;
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
  fetchFromGitiles(
    args: FetcherArgs & { readonly url: string; readonly rev?: string; readonly tag?: string },
  ): FetchedSource;
  fetchFromSavannah(args: FetcherArgs & { readonly repo: string; readonly rev: string }): FetchedSource;
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
  ): Derivation;
  /** A crate of crates.io. */
  fetchCrate(
    args: FetcherArgs & {
      readonly pname?: string;
      readonly crateName?: string;
      readonly version: string;
      readonly unpack?: boolean;
    },
  ): Derivation;
  /** The packages that a `package-lock.json` names. */
  fetchNpmDeps(
    args: FetcherArgs & {
      readonly src?: Source;
      readonly forceGitDeps?: boolean;
      readonly makeCacheWritable?: boolean;
      readonly fetcherVersion?: number;
    },
  ): Derivation;
  /** The packages that a `yarn.lock` names. */
  fetchYarnDeps(
    args: FixedHash & { readonly yarnLock?: FileLike; readonly src?: Source; readonly name?: string },
  ): Derivation;
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
  ): Derivation;
  /** A Docker image, by its digest. */
  fetchDocker(args: FetcherArgs & Untyped): Derivation;
  fetchipfs(args: FetcherArgs & { readonly ipfs?: string; readonly url?: string }): Derivation;
  fetchtorrent(args: FetcherArgs & { readonly url: string }): Derivation;
  fetchDebianPatch(
    args: FetcherArgs & {
      readonly pname: string;
      readonly version: string;
      readonly debianRevision: string;
      readonly patch: string;
    },
  ): Derivation;
  fetchMavenArtifact(
    args: FetcherArgs & {
      readonly groupId: string;
      readonly artifactId: string;
      readonly version: string;
      readonly repos?: readonly string[];
    },
  ): Derivation;
  /** A file that the user must fetch and add to the store by hand. */
  requireFile(
    args: FixedHash & {
      readonly name?: string;
      readonly url?: string;
      readonly message?: string;
      readonly hashMode?: string;
    },
  ): Derivation;
}
