//! TypeScript that has no meaning in Nix, or another one: `tn1000` to `tn1999`, warnings from `tn2000`.

codes! {
    CLASS = "tn1001" "class" Error "classes are outside the language";
    THIS = "tn1002" "this" Error "`this` and `super` are outside the language";
    ENUM = "tn1003" "enum" Error "enums are outside the language";
    NAMESPACE = "tn1004" "namespace" Error "namespaces are outside the language";
    GENERATOR = "tn1005" "generator" Error "generator functions are outside the language";
    ASYNC = "tn1006" "async" Error "`async` and `await` are outside the language";
    PROMISE = "tn1007" "promise" Error "`Promise` is outside the language";
    DECORATOR = "tn1008" "decorator" Error "decorators are outside the language";
    WITH = "tn1009" "with" Error "the `with` statement is outside the language";
    LABEL = "tn1010" "label" Error "labels are outside the language";
    ACCESSOR = "tn1011" "accessor" Error "getters and setters are outside the language";
    NEW = "tn1012" "new" Error "`new` is outside the language, except in `throw new Error(message)`";
    EVAL = "tn1013" "eval" Error "`eval` is outside the language";
    DATE = "tn1014" "date" Error "`Date` is outside the language";
    MATH_RANDOM = "tn1015" "math-random" Error "`Math.random` is outside the language";
    MAP_AND_SET = "tn1016" "map-and-set" Error "`Map` and `Set` are outside the language";
    VAR = "tn1017" "var" Error "`var` is outside the language";
    FOR_IN = "tn1018" "for-in" Error "`for...in` is outside the language";
    FINALLY = "tn1019" "finally" Error "`finally` is outside the language";
    CATCH_BINDING = "tn1020" "catch-binding" Error "what `catch` is given can't be used";
    THROW_NON_ERROR = "tn1021" "throw-non-error" Error "only `throw new Error(message)` is in the language";
    INSTANCEOF = "tn1022" "instanceof" Error "`instanceof` is outside the language";
    BIGINT = "tn1023" "bigint" Error "`bigint` is outside the language";
    SYMBOL = "tn1024" "symbol" Error "`Symbol` is outside the language";
    ARGUMENTS = "tn1025" "arguments" Error "`arguments` is outside the language";
    REPLACER_FUNCTION = "tn1026" "replacer-function" Error "replacers are outside the language";
    REGULAR_EXPRESSION = "tn1027" "regular-expression" Error "a part of a regular expression has no POSIX form";
    NPM_IMPORT = "tn1028" "npm-import" Error "packages of npm are outside the language";
    REQUIRE = "tn1029" "require" Error "`require` and its kin are outside the language";
    LOOSE_EQUALITY = "tn1030" "loose-equality" Error "`==` and `!=` are outside the language, except against `null`";
    REFERENCE_EQUALITY = "tn1031" "reference-equality" Error "objects and lists can't be compared by identity";
    CHANGED_PARAMETER = "tn1032" "changed-parameter" Error "a function changes an object that it was given";
    CHANGED_ALIAS = "tn1033" "changed-alias" Error "an object is changed to which something else refers";
    CHANGED_BY_CLOSURE = "tn1034" "changed-by-closure" Error "a function changes what is outside of it";
    CHANGED_AFTER_CAPTURE = "tn1035" "changed-after-capture" Error "something is changed after a function was made that reads it";
    CHANGED_EXPORT = "tn1036" "changed-export" Error "what a module exports or imports is changed";
    CALLABLE_OBJECT = "tn1037" "callable-object" Error "a function with properties can't be made";
    DYNAMIC_IMPORT = "tn1038" "dynamic-import" Error "`import(...)` is outside the language";
    META_PROPERTY = "tn1039" "meta-property" Error "`import.meta` and `new.target` are outside the language";
    VOID_OPERATOR = "tn1040" "void-operator" Error "the operator `void` is outside the language";
    DEBUGGER = "tn1042" "debugger" Error "the `debugger` statement is outside the language";
    ARRAY_HOLE = "tn1043" "array-hole" Error "lists with holes are outside the language";
    USING = "tn1044" "using" Error "`using` declarations are outside the language";
    DECLARED_VALUE = "tn1045" "declared-value" Error "a declared value would not be found in Nix";
    UNSUPPORTED_SYNTAX = "tn1046" "unsupported-syntax" Error "a form of syntax has no meaning in the language";
    UNPAIRED_SURROGATE = "tn1047" "unpaired-surrogate" Error "a string holds half of a character";
    NUL_CHARACTER = "tn1048" "nul-character" Error "a string holds the character NUL";
    REGULAR_EXPRESSION_VALUE = "tn1049" "regular-expression-value" Error "a regular expression is used where it is not known";

    UNKNOWN_PACKAGE = "tn2001" "unknown-package" Warning "a package is not among those that are known";
    NULL_OR_UNDEFINED = "tn2002" "null-or-undefined" Warning "`null` and `undefined` are told apart, which are one value in Nix";
    NON_ASCII_TEXT = "tn2003" "non-ascii-text" Warning "a length or a position is taken in a text that is not ASCII";
    ATTRIBUTE_ORDER = "tn2004" "attribute-order" Warning "the names of an object come in another order in Nix";
    INEXACT_INTEGER = "tn2005" "inexact-integer" Warning "an integer is not exact in JavaScript";
}
