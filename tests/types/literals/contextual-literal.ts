type Mode = "on" | "off";
const modes: Mode[] = ["on", "off"];
const bad: Mode[] = ["on", "of"]; // error: [ts2322]
export { modes, bad };
