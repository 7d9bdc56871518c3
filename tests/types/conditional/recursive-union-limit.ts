type D = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type Four = `${D}${D}${D}${D}`;
type Five = `${D}${D}${D}${D}${D}`; // error: [ts2590]
const f: Four = "0123";
const g: Four = "012"; // error: [ts2820]
export {};
