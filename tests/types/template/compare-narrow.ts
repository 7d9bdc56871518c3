declare const k: `on${string}` | "off";
if (k === "off") {
  const x: "off" = k;
} else {
  const y: `on${string}` = k;
  const z: "off" = k; // error: [ts2322]
}
export {};
