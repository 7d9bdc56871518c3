export default 1; // error: [ts2528]
export default 2; // error: [ts2528]
