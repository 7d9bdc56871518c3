# A string several times one after another.
string: count:
if count < 0 then
  throw "a string can't be repeated a negative number of times"
else
  builtins.concatStringsSep "" (builtins.genList (_: string) count)
