const f = (): void => {};
if (f()) {} // error: [ts1345]
const a = f() || 1; // error: [ts1345]
const b = !f(); // error: [ts1345]
const c = f() ? 1 : 2; // error: [ts1345]
export {};
