# A string in which a text is replaced, at its first place or at all of them. In the replacement `$&` is that text,
# "$`" and "$'" are what stands before it and behind it, and `$$` is `$`.
string: search: replacement: all:
let
  filled =
    before: behind:
    builtins.replaceStrings [ "$$" "$&" "$`" "$'" ] [ "$" search before behind ] replacement;
  # Most replacements are the same at each place.
  isSame = builtins.replaceStrings [ "$`" "$'" ] [ "" "" ] replacement == replacement;
  parts =
    if search == "" then [ "" ] ++ characters string ++ [ "" ] else splitString string search;
  count = builtins.length parts;
  joined =
    from: to:
    builtins.concatStringsSep search (
      builtins.genList (index: builtins.elemAt parts (from + index)) (to - from)
    );
  behindPart =
    index:
    if index + 1 == count then
      ""
    else if all || index == 0 then
      filled (joined 0 (index + 1)) (joined (index + 1) count)
    else
      search;
in
if isSame && all then
  builtins.replaceStrings [ search ] [ (filled "" "") ] string
else if isSame then
  replaceFirst string search (filled "" "")
else
  builtins.concatStringsSep "" (
    builtins.genList (index: builtins.elemAt parts index + behindPart index) count
  )
