//! TypeScript that has no meaning in Nix, or another one: `tn1000` to `tn1999`, warnings from `tn2000`.

codes! {
    CLASS = "tn1001" "class" Error "classes are outside the language";
}
