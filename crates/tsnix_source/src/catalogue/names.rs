//! Names, imports, exports and declarations.

codes! {
    CANNOT_FIND_NAME = "ts2304" "cannot-find-name" Error "a name is not declared";
    CANNOT_FIND_MODULE = "ts2307" "cannot-find-module" Error "an import leads nowhere";
    DID_YOU_MEAN_NAME = "ts2552" "misspelt-name" Error "a name is not declared, and another one looks like it";
    CANNOT_FIND_NAMESPACE = "ts2503" "cannot-find-namespace" Error "a namespace is not declared";
    VALUE_AS_TYPE = "ts2749" "value-as-type" Error "a value stands where a type is expected";
    TYPE_AS_VALUE = "ts2693" "type-as-value" Error "a type stands where a value is expected";
    NAMESPACE_AS_TYPE = "ts2709" "namespace-as-type" Error "a namespace stands where a type is expected";
    NO_TYPE_IN_NAMESPACE = "ts2694" "no-type-in-namespace" Error "a namespace has no type of a name";
    NO_EXPORT = "ts2305" "no-such-export" Error "a module does not export a name";
    NO_EXPORT_DID_YOU_MEAN = "ts2724" "misspelt-export" Error "a module does not export a name, and another one looks like it";
    NO_DEFAULT_EXPORT = "ts1192" "no-default-export" Error "a module has no default export";
    DUPLICATE_NAME = "ts2300" "duplicate-name" Error "a name is declared twice";
    REDECLARED = "ts2451" "redeclared" Error "a constant or variable is declared twice";
    USED_BEFORE_DECLARED = "ts2448" "used-before-declared" Error "a name is read before its declaration";
    USED_BEFORE_ASSIGNED = "ts2454" "used-before-assigned" Error "a variable is read before it has a value";
    ASSIGN_TO_CONST = "ts2588" "assign-to-const" Error "a constant is assigned to";
    ASSIGN_TO_NON_VARIABLE = "ts2630" "assign-to-function" Error "a function is assigned to";
    ASSIGN_TO_IMPORT = "ts2632" "assign-to-import" Error "an import is assigned to";
    UNUSED = "ts6133" "unused" Error "a name is never used";
    DUPLICATE_FUNCTION = "ts2393" "duplicate-function" Error "a function is implemented twice";
    IMPORT_CONFLICT = "ts2440" "import-conflict" Error "an import has the name of a declaration";
    SEVERAL_DEFAULTS = "ts2528" "several-default-exports" Error "a module has more than one default export";
    NO_SHORTHAND_VALUE = "ts18004" "no-shorthand-value" Error "a property in the short form names nothing";
    UNUSED_TYPE = "ts6196" "unused-type" Error "a type is declared and never used";
    UNUSED_IMPORTS = "ts6192" "unused-imports" Error "nothing of an import is used";
    UNUSED_PATTERN = "ts6198" "unused-pattern" Error "no name of a pattern is used";
    UNUSED_VARIABLES = "ts6199" "unused-variables" Error "no variable of a declaration is used";
    UNUSED_TYPE_PARAMETERS = "ts6205" "unused-type-parameters" Error "no type parameter of a declaration is used";
    EXPORTED_TWICE = "ts2323" "exported-twice" Error "a name is exported by its declaration and once more";
    EXPORT_CONFLICT = "ts2484" "export-conflict" Error "a name is exported under that of another declaration";
    NAME_OF_LIBRARY = "ts2583" "name-of-library" Error "a name belongs to a part of JavaScript that the language leaves out";
    NAME_OF_BROWSER = "ts2584" "name-of-browser" Error "a name is there in a browser alone";
    NAME_OF_NODE = "ts2591" "name-of-node" Error "a name is there in Node alone";
    NAME_OF_JQUERY = "ts2592" "name-of-jquery" Error "`$` is declared by jQuery alone";
    NAME_OF_TESTS = "ts2593" "name-of-tests" Error "a name is there in tests alone";
    NAME_OF_BUN = "ts2868" "name-of-bun" Error "a name is there in Bun alone";
}
