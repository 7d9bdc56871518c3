// Go.

interface GoModuleArgs extends DerivationArgs {
  /** The hash of the modules that `go.mod` names; null when they are vendored in the source. */
  readonly vendorHash?: string | null;
  /** The packages to build, such as `["cmd/server"]`; all unless given. */
  readonly subPackages?: readonly string[] | string;
  /** The packages not to build. */
  readonly excludedPackages?: readonly string[] | string;
  /** Flags for the linker: `["-s", "-w", "-X main.version=..."]`. */
  readonly ldflags?: readonly string[];
  /** Build tags. */
  readonly tags?: readonly string[];
  /** Flags for `go build`. */
  readonly buildFlags?: readonly string[] | string;
  /** The folder of `go.mod`. */
  readonly modRoot?: string;
  /** Whether modules are fetched through a proxy's cache: for those with C code or case-folded names. */
  readonly proxyVendor?: boolean;
  /** Whether to throw away what the source vendors. */
  readonly deleteVendor?: boolean;
  /** The `go.sum` whose change asks for another `vendorHash`. */
  readonly goSum?: FileLike;
  /** Other attributes for the build that fetches modules. */
  readonly overrideModAttrs?: object | ((final: Untyped, prev: Untyped) => object);
  /** Whether the result may name the compiler. */
  readonly allowGoReference?: boolean;
  /** Commands run when the modules are fetched. */
  readonly modPostBuild?: string;
  /** Commands that configure the build that fetches modules. */
  readonly modConfigurePhase?: string;
  /** Flags for every `go` command. */
  readonly GOFLAGS?: readonly string[];
}

interface Packages {
  /** A Go program or library with modules. */
  readonly buildGoModule: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with the newest Go. */
  readonly buildGoLatestModule: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.22. */
  readonly buildGo122Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.23. */
  readonly buildGo123Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.24. */
  readonly buildGo124Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.25. */
  readonly buildGo125Module: PackageBuilder<GoModuleArgs>;
}
