//! Types that do not fit.

codes! {
    NOT_ASSIGNABLE = "ts2322" "not-assignable" Error "a value does not fit the expected type";
}
