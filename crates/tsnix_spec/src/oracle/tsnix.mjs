// What the functions of "tsnix" mean in JavaScript, for those that have a meaning there. The others are missing,
// so that a case which uses them has to say that it is for Nix only.

/** Common indentation and the first line break are removed, as Nix's indented strings do. */
export function text(strings, ...values) {
  const parts = [...strings];
  parts[0] = parts[0].replace(/^ *\n/, "");
  const indentation = commonIndentation(parts);
  let atLineStart = true;
  let dropped = 0;
  return parts
    .map((part, index) => {
      let stripped = "";
      for (const char of part) {
        if (char === "\n") {
          atLineStart = true;
          dropped = 0;
          stripped += char;
        } else if (atLineStart && char === " ") {
          if (dropped++ >= indentation) stripped += char;
        } else {
          atLineStart = false;
          stripped += char;
        }
      }
      atLineStart = false;
      if (index === parts.length - 1) return stripped.replace(/\n *$/, "\n");
      return stripped + String(values[index]);
    })
    .join("");
}

/** The fewest spaces before something that is not a space; a substitution is something, an empty line is nothing. */
function commonIndentation(parts) {
  let least = Infinity;
  let atLineStart = true;
  let spaces = 0;
  parts.forEach((part, index) => {
    for (const char of part) {
      if (char === "\n") {
        atLineStart = true;
        spaces = 0;
      } else if (atLineStart && char === " ") {
        spaces += 1;
      } else if (atLineStart) {
        atLineStart = false;
        least = Math.min(least, spaces);
      }
    }
    const isBeforeSubstitution = index < parts.length - 1;
    if (atLineStart && isBeforeSubstitution) least = Math.min(least, spaces);
    atLineStart = false;
  });
  return least;
}

/** Nix's `==`. */
export function equal(a, b) {
  if (typeof a === "function" || typeof b === "function") return false;
  if (a === b || (a == null && b == null)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const present = (value) => Object.keys(value).filter((key) => value[key] !== undefined).sort();
  const [left, right] = [present(a), present(b)];
  return left.length === right.length && left.every((key, at) => key === right[at] && equal(a[key], b[key]));
}

export function assert(condition, message = "assertion failed") {
  if (!condition) throw new Error(message);
}

export function trace(_message, value) {
  return value;
}

export function throwError(message) {
  throw new Error(message);
}

export function update(a, b) {
  return { ...a, ...b };
}

export function pick(set, ...names) {
  return names.map((name) => set[name]);
}
