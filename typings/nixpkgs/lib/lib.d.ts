interface Lib {
  /** `list` if the condition holds, else the empty list. */
  optionals<T>(condition: boolean, list: readonly T[]): T[];
}
