# The parts of a string between separators.
string: separator:
if separator == "" then
  characters string
else
  withContext string (
    builtins.filter builtins.isString (builtins.split (escapeRegex separator) string)
  )
