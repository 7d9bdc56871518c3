let i = 0;
while (i < 3) {
  i += "1"; // error: [ts2322]
}
export { i };
