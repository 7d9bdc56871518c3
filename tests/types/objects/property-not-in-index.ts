interface Ports {
  [name: string]: number;
  http: number;
  label: string; // error: [ts2411]
  area?: number; // error: [ts2411]
  size(): number; // error: [ts2411]
}
type Numbers = { [at: number]: string; 0: number; length: number }; // error: [ts2411]
export type { Ports, Numbers };
