const f = () => {
  return g();
  function g() {
    return 1;
  }
};
export {};
