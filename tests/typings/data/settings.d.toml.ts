declare const settings: { readonly name: string; readonly workers: number };
export default settings;
