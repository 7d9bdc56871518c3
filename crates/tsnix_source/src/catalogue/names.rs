//! Names, imports, exports and declarations.

codes! {
    CANNOT_FIND_NAME = "ts2304" "cannot-find-name" Error "a name is not declared";
    CANNOT_FIND_MODULE = "ts2307" "cannot-find-module" Error "an import leads nowhere";
}
