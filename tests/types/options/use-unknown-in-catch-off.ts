// tsconfig: useUnknownInCatchVariables=false
export const f = () => {
  try {
    return 1;
  } catch {
    return 2;
  }
};
