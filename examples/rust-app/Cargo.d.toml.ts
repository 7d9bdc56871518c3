declare const value: {
  readonly package: {
    readonly name: string;
    readonly version: string;
    readonly edition: string;
  };
  readonly bin: {
    readonly name: string;
    readonly path: string;
  }[];
};
export default value;
