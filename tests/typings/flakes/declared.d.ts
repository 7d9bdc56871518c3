// A project's own declaration of a flake.
declare module "github:owner/declared" {
  const flake: { readonly lib: { greet(name: string): string } };
  export default flake;
}
