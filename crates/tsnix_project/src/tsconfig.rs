//! The options of `tsconfig.json` that decide what is an error, so that tsnix and `tsc` say the same.
//!
//! Only those: where files are and what they are compiled to is tsnix's own affair. Without a
//! `tsconfig.json` the options are `strict`, which is also TypeScript's default from version 6 on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jsonc_parser::ast::{Object, Value};
use tsnix_check::CheckOptions;
use tsnix_source::FileSystem;

use crate::jsonc;

/// How many files may extend each other.
const LONGEST_CHAIN: usize = 16;

/// The options for files in `folder`: those of the nearest `tsconfig.json`, here or above.
pub fn options_for(fs: &dyn FileSystem, folder: &Path) -> CheckOptions {
    let found = folder.ancestors().map(|it| it.join("tsconfig.json")).find(|path| fs.is_file(path));
    found.map_or_else(CheckOptions::default, |path| read(fs, &path))
}

/// The options of one `tsconfig.json` with all that it extends. What can't be read counts as not there:
/// `tsc` complains about it.
pub fn read(fs: &dyn FileSystem, path: &Path) -> CheckOptions {
    let mut set = BTreeMap::new();
    collect(fs, path, &mut set, LONGEST_CHAIN);
    let strict = set.get("strict").copied().unwrap_or(true);
    let part = |name: &str| set.get(name).copied().unwrap_or(strict);
    let further = |name: &str| set.get(name).copied().unwrap_or(false);
    CheckOptions {
        no_implicit_any: part("noImplicitAny"),
        strict_function_types: part("strictFunctionTypes"),
        no_unchecked_indexed_access: further("noUncheckedIndexedAccess"),
        exact_optional_property_types: further("exactOptionalPropertyTypes"),
        no_implicit_returns: further("noImplicitReturns"),
        no_unused_locals: further("noUnusedLocals"),
        no_unused_parameters: further("noUnusedParameters"),
        no_fallthrough_cases: further("noFallthroughCasesInSwitch"),
        no_unreachable_code: set.get("allowUnreachableCode") == Some(&false),
    }
}

/// Adds the switches of `path` over those of what it extends.
fn collect(fs: &dyn FileSystem, path: &Path, set: &mut BTreeMap<String, bool>, depth: usize) {
    let text = fs.read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = text else { return };
    let Ok(Some(Value::Object(object))) = jsonc::parse(text.strip_prefix('\u{feff}').unwrap_or(&text)) else {
        return;
    };
    if depth > 0 {
        for base in extended(fs, path, &object) {
            collect(fs, &base, set, depth - 1);
        }
    }
    let Some(options) = object.get_object("compilerOptions") else { return };
    for property in &options.properties {
        if let Value::BooleanLit(switch) = &property.value {
            set.insert(property.name.as_str().to_owned(), switch.value);
        }
    }
}

/// The files that one extends, in order: later ones win.
fn extended(fs: &dyn FileSystem, path: &Path, object: &Object<'_>) -> Vec<PathBuf> {
    let Some(property) = object.get("extends") else { return Vec::new() };
    let names: Vec<&str> = match &property.value {
        Value::StringLit(name) => vec![name.value.as_ref()],
        Value::Array(array) => {
            array.elements.iter().filter_map(|it| Some(it.as_string_lit()?.value.as_ref())).collect()
        }
        _ => Vec::new(),
    };
    let folder = path.parent().unwrap_or(Path::new("/"));
    names.into_iter().filter_map(|name| find_base(fs, folder, name)).collect()
}

/// `./base`, `./base.json`, or a package: `@tsconfig/strictest`, in the nearest `node_modules`.
fn find_base(fs: &dyn FileSystem, folder: &Path, name: &str) -> Option<PathBuf> {
    let candidates = |path: PathBuf| {
        let mut with_ending = path.clone().into_os_string();
        with_ending.push(".json");
        [path.clone(), with_ending.into(), path.join("tsconfig.json")]
    };
    if name.starts_with('.') || Path::new(name).is_absolute() {
        return candidates(folder.join(name)).into_iter().find(|it| fs.is_file(it));
    }
    let packages = folder.ancestors().map(|it| it.join("node_modules").join(name));
    packages.flat_map(candidates).find(|it| fs.is_file(it))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tsnix_check::CheckOptions;
    use tsnix_source::file_system::MemoryFileSystem;

    use super::options_for;

    fn options(files: &[(&str, &str)], folder: &str) -> CheckOptions {
        let mut fs = MemoryFileSystem::default();
        for (path, text) in files {
            fs.insert(*path, *text);
        }
        options_for(&fs, Path::new(folder))
    }

    #[test]
    fn without_a_file_it_is_strict() {
        assert_eq!(options(&[], "/p"), CheckOptions::default());
        assert_eq!(options(&[("/p/tsconfig.json", "{}")], "/p"), CheckOptions::default());
        assert_eq!(options(&[("/p/tsconfig.json", "{ not json")], "/p"), CheckOptions::default());
    }

    #[test]
    fn the_nearest_file_above_counts_and_parts_override_strict() {
        let text = r#"{ "compilerOptions": { "strict": false, /* but */ "noImplicitAny": true, "noUnusedLocals": true, } }"#;
        let found = options(&[("/p/tsconfig.json", text)], "/p/a/b");
        assert!(found.no_implicit_any && found.no_unused_locals);
        assert!(!found.strict_function_types && !found.no_implicit_returns);
    }

    #[test]
    fn extends_is_followed_and_overridden() {
        let files = [
            (
                "/p/node_modules/@tsconfig/x/tsconfig.json",
                r#"{ "compilerOptions": { "noImplicitReturns": true, "noUnusedLocals": true } }"#,
            ),
            (
                "/p/base.json",
                r#"{ "extends": "@tsconfig/x", "compilerOptions": { "noUnusedLocals": false } }"#,
            ),
            (
                "/p/tsconfig.json",
                r#"{ "extends": "./base", "compilerOptions": { "noUncheckedIndexedAccess": true } }"#,
            ),
        ];
        let found = options(&files, "/p");
        assert!(found.no_implicit_returns && found.no_unchecked_indexed_access && !found.no_unused_locals);
    }

    #[test]
    fn files_that_extend_each_other_come_to_an_end() {
        let files = [
            ("/p/a.json", r#"{ "extends": "./tsconfig.json" }"#),
            ("/p/tsconfig.json", r#"{ "extends": "./a.json", "compilerOptions": { "strict": false } }"#),
        ];
        assert!(!options(&files, "/p").strict_function_types);
    }
}
