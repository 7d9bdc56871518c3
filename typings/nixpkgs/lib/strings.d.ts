// lib.strings and lib.versions: functions on text. The methods of strings do the same for much of this.

interface LibStrings {
  /** The strings one after another. */
  concatStrings(strings: readonly StringLike[]): string;
  /** What `f` gives for each element, one after another. */
  concatMapStrings<T>(f: (value: T) => StringLike, list: readonly T[]): string;
  /** What `f` gives for each element, with a separator between. */
  concatMapStringsSep<T>(separator: string, f: (value: T) => StringLike, list: readonly T[]): string;
  /** What `f` gives for each index, from 1, and element, one after another. */
  concatImapStrings<T>(f: (index: number, value: T) => StringLike, list: readonly T[]): string;
  /** What `f` gives for each index, from 1, and element, with a separator between. */
  concatImapStringsSep<T>(
    separator: string,
    f: (index: number, value: T) => StringLike,
    list: readonly T[],
  ): string;
  /** What `f` gives for each name and value, with a separator between. */
  concatMapAttrsStringSep<Set extends object>(
    separator: string,
    f: (name: AttributeName<Set>, value: AttributeValue<Set>) => StringLike,
    set: Set,
  ): string;
  /** The strings as lines, each with a line break at its end. */
  concatLines(lines: readonly StringLike[]): string;
  /** A list with `separator` between the elements. */
  intersperse<T>(separator: T, list: readonly T[]): T[];
  /** A search path: a folder of each package, with colons between. */
  makeSearchPath(folder: string, pkgs: readonly (Derivation | StringLike)[]): string;
  /** As `makeSearchPath`, of an output of each package. */
  makeSearchPathOutput(output: string, folder: string, pkgs: readonly (Derivation | StringLike)[]): string;
  /** The `lib` folders of packages, with colons between: for `LD_LIBRARY_PATH`. */
  makeLibraryPath(pkgs: readonly (Derivation | StringLike)[]): string;
  /** The `include` folders of packages, with colons between. */
  makeIncludePath(pkgs: readonly (Derivation | StringLike)[]): string;
  /** The `bin` folders of packages, with colons between: for `PATH`. */
  makeBinPath(pkgs: readonly (Derivation | StringLike)[]): string;
  /** `text` if the condition holds, else the empty string. */
  optionalString(condition: boolean, text: StringLike): string;
  /** Whether a text begins with another, which comes first. */
  hasPrefix(prefix: string, text: StringLike): boolean;
  /** Whether a text ends with another, which comes first. */
  hasSuffix(suffix: string, text: StringLike): boolean;
  /** Whether a text has another in it, which comes first. */
  hasInfix(infix: string, text: StringLike): boolean;
  /** The text without `prefix` at its front, when it is there. */
  removePrefix(prefix: string, text: string): string;
  /** The text without `suffix` at its end, when it is there. */
  removeSuffix(suffix: string, text: string): string;
  /** The characters: bytes, in truth. */
  stringToCharacters(text: string): string[];
  /** Replaces each character by what `f` gives for it. */
  stringAsChars(f: (character: string) => string, text: string): string;
  /** The code of an ASCII character. */
  charToInt(character: string): number;
  /** Puts a backslash before the given characters. */
  escape(characters: readonly string[], text: string): string;
  /** Quotes a value for a shell, as one word. */
  escapeShellArg(value: StringLike | number): string;
  /** Quotes values for a shell, with blanks between. */
  escapeShellArgs(values: readonly (StringLike | number)[]): string;
  /** Quotes text as a string of Nix. */
  escapeNixString(text: string): string;
  /** Quotes text as an attribute name of Nix, where that is needed. */
  escapeNixIdentifier(text: string): string;
  /** Takes the meaning from what is special in a regular expression. */
  escapeRegex(text: string): string;
  /** Quotes text for a URL. */
  escapeURL(text: string): string;
  /** Quotes text for XML. */
  escapeXML(text: string): string;
  /** `name=value` for a shell; lists and sets become arrays. */
  toShellVar(
    name: string,
    value: StringLike | readonly StringLike[] | { readonly [key: string]: StringLike },
  ): string;
  /** A set as shell variables. */
  toShellVars(variables: object): string;
  /** Whether a name can be a variable of a shell. */
  isValidPosixName(name: string): boolean;
  /** The text in lower case; ASCII letters only. */
  toLower(text: string): string;
  /** The text in upper case; ASCII letters only. */
  toUpper(text: string): string;
  /** The text with its first letter in upper case, the others in lower case. */
  toSentenceCase(text: string): string;
  /** The text in camel case. */
  toCamelCase(text: string): string;
  /** The text without white space at both ends. */
  trim(text: string): string;
  /** The text without white space at the ends that are named. */
  trimWith(ends: { readonly start?: boolean; readonly end?: boolean }, text: string): string;
  /** The text, depending on what another depends on. */
  addContextFrom(source: StringLike, text: string): string;
  /** The parts between separators. */
  splitString(separator: string, text: StringLike): string[];
  /** Every `from` replaced by `to`. */
  replaceString(from: string, to: string, text: string): string;
  /** Whether the first version is older than the second. */
  versionOlder(a: string, b: string): boolean;
  /** Whether the first version is at least the second. */
  versionAtLeast(a: string, b: string): boolean;
  /** A package's name without its version. */
  getName(pkg: Derivation | string): string;
  /** A package's version. */
  getVersion(pkg: Derivation | string): string;
  /** The name in a URL's file name, without the version. */
  nameFromURL(url: string, separator: string): string;
  /** `-Dname=value` for CMake, with a type. */
  cmakeOptionType(
    type: "BOOL" | "FILEPATH" | "PATH" | "STRING" | "INTERNAL",
    name: string,
    value: string,
  ): string;
  /** `-Dname:BOOL=TRUE` or `FALSE` for CMake. */
  cmakeBool(name: string, value: boolean): string;
  /** `-Dname:STRING=value` for CMake. */
  cmakeFeature(name: string, value: string): string;
  /** `-Dname=value` for Meson. */
  mesonOption(name: string, value: string): string;
  /** `-Dname=true` or `false` for Meson. */
  mesonBool(name: string, value: boolean): string;
  /** `-Dname=enabled` or `disabled` for Meson. */
  mesonEnable(name: string, value: boolean): string;
  /** `--enable-name` or `--disable-name` for configure. */
  enableFeature(enable: boolean, name: string): string;
  /** `--enable-name=value` or `--disable-name` for configure. */
  enableFeatureAs(enable: boolean, name: string, value: string): string;
  /** `--with-name` or `--without-name` for configure. */
  withFeature(use: boolean, name: string): string;
  /** `--with-name=value` or `--without-name` for configure. */
  withFeatureAs(use: boolean, name: string, value: string): string;
  /** Text filled at its front to a width. */
  fixedWidthString(width: number, filler: string, text: string): string;
  /** A number filled with zeros at its front to a width. */
  fixedWidthNumber(width: number, number: number): string;
  /** A float as text. */
  floatToString(number: number): string;
  /** Whether a value can be made text. */
  isConvertibleWithToString(value: unknown): boolean;
  /** Whether a value may be interpolated. */
  isStringLike(value: unknown): value is StringLike;
  /** Whether a value is a path in the store. */
  isStorePath(value: unknown): boolean;
  /** The integer that a text stands for; zeros at its front stop it. */
  toInt(text: string): number;
  /** The integer that a text stands for, zeros at its front allowed. */
  toIntBase10(text: string): number;
  /** A file's text without the line break at its end. */
  fileContents(file: FileLike): string;
  /** A text that may name a derivation: other characters are replaced. */
  sanitizeDerivationName(text: string): string;
  /** How many characters must change to make one text the other. */
  levenshtein(a: string, b: string): number;
  /** Whether at most `distance` characters must change. */
  levenshteinAtMost(distance: number, a: string, b: string): boolean;
}

/** What only `lib.strings` has. */
interface LibStringsOnly {
  /** The text, `count` times. */
  replicate(count: number, text: string): string;
  /** The strings with a separator between. */
  join(separator: string, strings: readonly StringLike[]): string;
  /** Slashes put in order. */
  normalizePath(path: string): string;
  /** How long the common front of two texts is. */
  commonPrefixLength(a: string, b: string): number;
  /** How long the common end of two texts is. */
  commonSuffixLength(a: string, b: string): number;
}

/** Parts of versions. */
interface LibVersions {
  /** The parts of a version. */
  splitVersion(version: string): string[];
  /** -1, 0 or 1: how two versions compare. */
  compareVersions(a: string, b: string): -1 | 0 | 1;
  /** The first part. */
  major(version: string): string;
  /** The second part. */
  minor(version: string): string;
  /** The third part. */
  patch(version: string): string;
  /** The first two parts with a dot between. */
  majorMinor(version: string): string;
  /** A version with exactly `count` parts, zeros put in. */
  pad(count: number, version: string): string;
}
