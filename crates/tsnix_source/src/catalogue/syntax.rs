//! What the parser says: TypeScript's 1000 to 1999.

codes! {
    SYNTAX_ERROR = "ts1005" "syntax-error" Error "the text is not TypeScript";
}
