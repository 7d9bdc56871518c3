try {
  console.log(1);
} catch (e) {
  console.log(e.message); // error: [ts18046]
}
