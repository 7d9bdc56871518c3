//! Names, imports, exports and declarations.

codes! {
    CANNOT_FIND_NAME = "ts2304" "cannot-find-name" Error "a name is not declared";
}
