declare const value: {
  readonly tool: {
    readonly poetry: {
      readonly name: string;
      readonly version: string;
      readonly description: string;
      readonly authors: string[];
      readonly dependencies: {
        readonly python: string;
        readonly flask: string;
      };
      readonly scripts: {
        readonly webapp: string;
      };
    };
  };
  readonly "build-system": {
    readonly requires: string[];
    readonly "build-backend": string;
  };
};
export default value;
