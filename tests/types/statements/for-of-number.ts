for (const c of 5) { // error: [ts2488]
  console.log(c);
}
