// JavaScript: npm, Yarn, pnpm, Node.js.

interface NpmPackageArgs extends DerivationArgs {
  /** The hash of the packages that `package-lock.json` names. */
  readonly npmDepsHash?: string;
  /** The packages that `package-lock.json` names. */
  readonly npmDeps?: Derivation | null;
  /** The folder of `package.json`. */
  readonly npmRoot?: string;
  /** The script of `package.json` that builds; `build` unless given. */
  readonly npmBuildScript?: string;
  /** Flags for every `npm` command. */
  readonly npmFlags?: readonly string[] | string;
  /** Flags for `npm ci`. */
  readonly npmInstallFlags?: readonly string[] | string;
  /** Flags for the script that builds. */
  readonly npmBuildFlags?: readonly string[] | string;
  /** Flags for `npm rebuild`. */
  readonly npmRebuildFlags?: readonly string[] | string;
  /** Flags for `npm pack`. */
  readonly npmPackFlags?: readonly string[] | string;
  /** Flags for `npm prune`. */
  readonly npmPruneFlags?: readonly string[] | string;
  /** The workspace to build. */
  readonly npmWorkspace?: string;
  /** The way in which packages are fetched. */
  readonly npmDepsFetcherVersion?: number;
  /** What puts packages in place, such as `importNpmLock.npmConfigHook`. */
  readonly npmConfigHook?: Derivation;
  /** Whether packages from git with scripts are allowed. */
  readonly forceGitDeps?: boolean;
  /** Whether no package at all is allowed. */
  readonly forceEmptyCache?: boolean;
  /** Whether npm may write to its cache. */
  readonly makeCacheWritable?: boolean;
  /** The Node.js that builds and runs it. */
  readonly nodejs?: Derivation;
}

/** Node.js. */
interface NodePackage extends AnyPackage {
  /** The packages that are built with it. */
  readonly pkgs: NodePackages;
  /** The Python that node-gyp uses. */
  readonly python: AnyPackage;
}

/** pnpm. */
interface PnpmPackage extends AnyPackage {
  /** The packages that a `pnpm-lock.yaml` names. */
  fetchDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version?: string;
      readonly src?: Source;
      readonly fetcherVersion?: number;
      readonly pnpmWorkspaces?: readonly string[];
      readonly [attribute: string]: unknown;
    },
  ): AnyPackage;
  /** Puts fetched packages in place. */
  readonly configHook: AnyPackage;
}

interface Packages {
  /** A JavaScript package by npm. */
  readonly buildNpmPackage: PackageBuilder<NpmPackageArgs>;
  /** Dependencies from a `package-lock.json`, so that no hash is needed. */
  readonly importNpmLock: {
    (args: {
      readonly npmRoot?: Path;
      readonly package?: object;
      readonly packageLock?: object;
      readonly [name: string]: unknown;
    }): AnyPackage;
    readonly npmConfigHook: AnyPackage;
    readonly linkNodeModulesHook: AnyPackage;
    buildNodeModules(args: {
      readonly npmRoot?: Path;
      readonly nodejs: AnyPackage;
      readonly derivationArgs?: object;
    }): AnyPackage;
  };
  /** The steps of `buildNpmPackage`. */
  readonly npmHooks: {
    readonly npmConfigHook: AnyPackage;
    readonly npmBuildHook: AnyPackage;
    readonly npmInstallHook: AnyPackage;
  };
  /** Puts in place what `yarn.lock` names. */
  readonly yarnConfigHook: AnyPackage;
  /** Builds by Yarn. */
  readonly yarnBuildHook: AnyPackage;
  /** Installs by Yarn. */
  readonly yarnInstallHook: AnyPackage;
  /** Puts in place what `pnpm-lock.yaml` names. */
  readonly pnpmConfigHook: AnyPackage;
  /** A JavaScript package by Yarn; `yarnConfigHook` and its likes are newer. */
  mkYarnPackage(args: DerivationArgs & { readonly [name: string]: Untyped }): AnyPackage;
  /** Node.js. */
  readonly nodejs: NodePackage;
  /** Node.js without npm. */
  readonly "nodejs-slim": NodePackage;
  /** Node.js 18. */
  readonly nodejs_18: NodePackage;
  /** Node.js 20. */
  readonly nodejs_20: NodePackage;
  /** Node.js 22. */
  readonly nodejs_22: NodePackage;
  /** Node.js 24. */
  readonly nodejs_24: NodePackage;
  /** The newest Node.js. */
  readonly nodejs_latest: NodePackage;
  /** pnpm. */
  readonly pnpm: PnpmPackage;
  /** pnpm 8. */
  readonly pnpm_8: PnpmPackage;
  /** pnpm 9. */
  readonly pnpm_9: PnpmPackage;
  /** pnpm 10. */
  readonly pnpm_10: PnpmPackage;
}
