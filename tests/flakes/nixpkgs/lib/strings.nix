# Strings.
lib:
let
  inherit (builtins)
    concatStringsSep
    replaceStrings
    stringLength
    substring
    ;

  lower = lib.stringToCharacters "abcdefghijklmnopqrstuvwxyz";
  upper = lib.stringToCharacters "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
in
{
  inherit (builtins)
    concatStringsSep
    fromJSON
    isString
    match
    readFile
    replaceStrings
    stringLength
    substring
    toJSON
    ;

  concatStrings = concatStringsSep "";
  concatMapStrings = f: list: concatStringsSep "" (map f list);
  concatMapStringsSep =
    separator: f: list:
    concatStringsSep separator (map f list);
  concatLines = lib.concatMapStrings (line: line + "\n");
  optionalString = condition: text: if condition then text else "";
  stringToCharacters = text: builtins.genList (at: substring at 1 text) (stringLength text);
  toUpper = replaceStrings lower upper;
  toLower = replaceStrings upper lower;
  hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
  hasSuffix =
    suffix: text:
    let
      start = stringLength text - stringLength suffix;
    in
    start >= 0 && substring start (-1) text == suffix;
  hasInfix = part: text: builtins.length (lib.splitString part text) > 1;
  removePrefix =
    prefix: text: if lib.hasPrefix prefix text then substring (stringLength prefix) (-1) text else text;
  removeSuffix =
    suffix: text:
    if lib.hasSuffix suffix text then
      substring 0 (stringLength text - stringLength suffix) text
    else
      text;
  splitString =
    separator: text:
    builtins.filter builtins.isString (builtins.split (lib.escapeRegex separator) text);
  escapeRegex =
    let
      special = lib.stringToCharacters "\\[{()^$?*+|.";
    in
    replaceStrings special (map (char: "\\" + char) special);
  escapeShellArg = text: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString text)}'";
  escapeShellArgs = list: concatStringsSep " " (map lib.escapeShellArg list);
  trim =
    text:
    let
      parts = builtins.match "[[:space:]]*(.*[^[:space:]])?[[:space:]]*" text;
      found = builtins.head parts;
    in
    if found == null then "" else found;
  fixedWidthString =
    width: filler: text:
    if stringLength text >= width then text else lib.fixedWidthString width filler (filler + text);
  versionOlder = a: b: builtins.compareVersions a b < 0;
  versionAtLeast = a: b: builtins.compareVersions a b >= 0;
  makeSearchPath = folder: packages: lib.concatMapStringsSep ":" (it: "${it}/${folder}") packages;
  makeBinPath = lib.makeSearchPath "bin";
  makeLibraryPath = lib.makeSearchPath "lib";
  fakeHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  fakeSha256 = "0000000000000000000000000000000000000000000000000000000000000000";
}
