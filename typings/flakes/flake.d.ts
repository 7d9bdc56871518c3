interface FlakeInputSpec {
  readonly url?: string;
  readonly flake?: boolean;
  readonly follows?: string;
  readonly inputs?: FlakeInputSpecs;
}
interface FlakeInputSpecs {
  readonly [name: string]: FlakeInputSpec;
}
type FlakeDefinition<Inputs> = {
  readonly description?: string;
  readonly inputs?: Inputs;
  readonly outputs: (inputs: Untyped) => object;
};
interface FlakeSelf extends FlakeInput {}
type Flake = FlakeDefinition<FlakeInputSpecs>;
interface NixosModule {}
interface HomeModule {}
interface DarwinModule {}
interface NixosModuleArguments {}
interface HomeModuleArguments {}
interface DarwinModuleArguments {}
interface PackageFunction<Own extends object> {
  (args: Untyped): Derivation;
}
interface PackageFunctionArguments {}
type ModulePart<Args> = object | ((args: Args) => object);
interface NixosSystemArguments {}
interface NixosSystem {}
