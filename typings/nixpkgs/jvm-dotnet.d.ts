// Java and its likes, C# and its likes.

interface MavenPackageArgs extends DerivationArgs {
  /** The hash of what Maven fetches. */
  readonly mvnHash?: string;
  /** Arguments of Maven. */
  readonly mvnParameters?: string;
  /** More arguments for the build that fetches. */
  readonly mvnFetchExtraArgs?: object;
  /** The Java that builds it. */
  readonly mvnJdk?: Derivation;
  /** Whether all is fetched beforehand. */
  readonly buildOffline?: boolean;
  /** Artifacts that Maven does not fetch by itself. */
  readonly manualMvnArtifacts?: readonly string[];
}

interface DotnetModuleArgs extends DerivationArgs {
  /** The project or solution to build. */
  readonly projectFile?: string | readonly string[] | null;
  /** The file that lists what NuGet fetches. */
  readonly nugetDeps?: FileLike | null;
  /** The SDK that builds it. */
  readonly "dotnet-sdk"?: Derivation;
  /** The runtime that it runs on. */
  readonly "dotnet-runtime"?: Derivation | null;
  /** The programs to wrap. */
  readonly executables?: readonly string[] | string | null;
  /** `Release` unless given. */
  readonly buildType?: string;
  /** Whether the runtime is part of it. */
  readonly selfContainedBuild?: boolean;
  /** The system, as .NET calls it. */
  readonly runtimeId?: string;
  /** Libraries that are loaded by name. */
  readonly runtimeDeps?: readonly Dependency[];
  /** Packages that it refers to. */
  readonly projectReferences?: readonly Derivation[];
  /** The project of the tests. */
  readonly testProjectFile?: string;
  /** Whether to make a package of NuGet. */
  readonly packNupkg?: boolean;
  /** Flags for every `dotnet` command. */
  readonly dotnetFlags?: readonly string[];
  /** Flags for `dotnet build`. */
  readonly dotnetBuildFlags?: readonly string[];
  /** Flags for `dotnet publish`. */
  readonly dotnetInstallFlags?: readonly string[];
  /** Flags for `dotnet test`. */
  readonly dotnetTestFlags?: readonly string[];
  /** Whether a program is made that starts it. */
  readonly useAppHost?: boolean;
}

/** A compiler for Java. */
interface JdkPackage extends AnyPackage {
  /** The folder for `JAVA_HOME`. */
  readonly home: string;
}

interface Packages {
  /** Java and its likes by Maven. */
  readonly maven: Derivation & { buildMavenPackage(args: MavenPackageArgs): Derivation };
  /** Java and its likes by Gradle: fetches what the lock file names. */
  readonly gradle: Derivation & { fetchDeps(args: object): AnyPackage; readonly setupHook: Untyped };
  /** C# and its likes. */
  readonly buildDotnetModule: PackageBuilder<DotnetModuleArgs>;
  /** A tool of NuGet. */
  buildDotnetGlobalTool(
    args: DerivationArgs & {
      readonly nugetName?: string;
      readonly nugetHash?: string;
      readonly nugetSha256?: string;
      readonly executables?: string | readonly string[];
    },
  ): AnyPackage;
  /** .NET by version. */
  readonly dotnetCorePackages: {
    readonly sdk_8_0: AnyPackage;
    readonly sdk_9_0: AnyPackage;
    readonly sdk_10_0: AnyPackage;
    readonly runtime_8_0: AnyPackage;
    readonly runtime_9_0: AnyPackage;
    readonly runtime_10_0: AnyPackage;
    readonly aspnetcore_8_0: AnyPackage;
    readonly aspnetcore_9_0: AnyPackage;
    readonly aspnetcore_10_0: AnyPackage;
    /** Several SDKs as one. */
    combinePackages(sdks: readonly Derivation[]): AnyPackage;
    readonly [name: string]: Untyped;
  };
  /** The Java development kit. */
  readonly jdk: JdkPackage;
  /** The Java development kit, 8. */
  readonly jdk8: JdkPackage;
  /** The Java development kit, 11. */
  readonly jdk11: JdkPackage;
  /** The Java development kit, 17. */
  readonly jdk17: JdkPackage;
  /** The Java development kit, 21. */
  readonly jdk21: JdkPackage;
  /** The Java development kit, 25. */
  readonly jdk25: JdkPackage;
  /** The Java development kit without windows. */
  readonly jdk_headless: JdkPackage;
  /** The Java development kit. */
  readonly openjdk: JdkPackage;
  /** The Java development kit, built by Adoptium. */
  readonly temurin_bin: JdkPackage;
  /** The Java runtime. */
  readonly jre: JdkPackage;
  /** The Java runtime without windows. */
  readonly jre_headless: JdkPackage;
}
