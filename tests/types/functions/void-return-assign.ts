const a: () => void = () => 1;
const b: () => void = function () { return "x"; };
const c: () => undefined = () => {};
const d: () => void = (): string => "x";
const e = (): void => 1; // error: [ts2322]
function f(): void { return 1; } // error: [ts2322]
const g: undefined = (() => {})();
export {};
