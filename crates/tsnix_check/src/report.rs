//! Messages about names and properties, with near names.

mod elsewhere;

use tsnix_source::catalogue::language::UNKNOWN_PACKAGE;
use tsnix_source::catalogue::names::{
    CANNOT_FIND_MODULE, CANNOT_FIND_NAME, CANNOT_FIND_NAMESPACE, DID_YOU_MEAN_NAME, NO_EXPORT,
    NO_EXPORT_DID_YOU_MEAN, NO_SHORTHAND_VALUE, NO_TYPE_IN_NAMESPACE, TYPE_AS_VALUE,
};
use tsnix_source::catalogue::types::{
    EXTENDS_PRIMITIVE, MEMBER_OF_LIBRARY, NO_PROPERTY, NO_PROPERTY_DID_YOU_MEAN,
};
use tsnix_source::{Code, Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{Ident, Name};

use crate::checker::Checker;
use crate::names::{Meaning, ScopeId};
use crate::types::data::*;
use crate::types::intern::t;

impl Checker {
    pub(crate) fn cannot_find_name(&mut self, file: FileId, name: &Ident, scope: ScopeId, meaning: Meaning) {
        self.cannot_find(file, &name.name, name.range, scope, meaning);
    }

    /// `{ a }` where there is no `a`, nor anything like it.
    pub(crate) fn no_shorthand_value(&mut self, file: FileId, name: &Name, range: TextRange, scope: ScopeId) {
        let names = self.names_in_scope(file, scope, Meaning::VALUE);
        if near_name(name, names.iter()).is_some() {
            self.cannot_find(file, name, range, scope, Meaning::VALUE);
            return;
        }
        let message = format!("there is no name `{name}` for the property `{name}`");
        let diagnostic = Diagnostic::new(&NO_SHORTHAND_VALUE, file, range, message)
            .with_help("declare the name, or write `name: value`");
        self.report(diagnostic);
    }

    pub(crate) fn cannot_find(
        &mut self,
        file: FileId,
        name: &Name,
        range: TextRange,
        scope: ScopeId,
        meaning: Meaning,
    ) {
        if name.is_empty() {
            return;
        }
        let wants_value = meaning.contains(Meaning::VALUE);
        if wants_value && self.resolve_name(file, scope, name, Meaning::TYPE).is_some() {
            let message = format!("`{name}` is a type and stands where a value is expected");
            self.error(file, range, &TYPE_AS_VALUE, message);
            return;
        }
        // `interface A extends string`: the only place where a keyword stands for a name.
        if !wants_value
            && matches!(name.as_str(), "string" | "number" | "boolean" | "never" | "unknown" | "any")
        {
            let message = format!("an interface can't extend the primitive type `{name}`");
            self.error(file, range, &EXTENDS_PRIMITIVE, message);
            return;
        }
        let mut names = self.names_in_scope(file, scope, meaning);
        if wants_value {
            names.push(Name::new_static("undefined"));
        }
        let kind = if wants_value { "name" } else { "type" };
        let diagnostic = match near_name(name, names.iter()) {
            Some(near) => {
                Diagnostic::new(&DID_YOU_MEAN_NAME, file, range, format!("there is no {kind} `{name}`"))
                    .with_help(format!("did you mean `{near}`?"))
                    .with_fix(format!("Change to `{near}`"), range, near.as_str())
            }
            None => match elsewhere::known_name(name) {
                Some((code, place)) => Diagnostic::new(
                    code,
                    file,
                    range,
                    format!("there is no {kind} `{name}`: it is one of {place}"),
                )
                .with_help(format!("leave it out, or declare `{name}`")),
                None => {
                    Diagnostic::new(&CANNOT_FIND_NAME, file, range, format!("there is no {kind} `{name}`"))
                        .with_help(format!("declare `{name}` or import it"))
                }
            },
        };
        self.report(diagnostic);
    }

    pub(crate) fn cannot_find_namespace(&mut self, file: FileId, name: &Ident) {
        let message = format!("there is no namespace `{}`", name.name);
        self.error(file, name.range, &CANNOT_FIND_NAMESPACE, message);
    }

    pub(crate) fn cannot_find_module(&mut self, file: FileId, range: TextRange, specifier: &str) {
        let diagnostic =
            Diagnostic::new(&CANNOT_FIND_MODULE, file, range, format!("there is no module `{specifier}`"))
                .with_help("start the path of a file with `./`, or declare the module");
        self.report(diagnostic);
    }

    /// An import that its module does not export.
    pub(crate) fn no_export(&mut self, file: FileId, name: &Ident, module: SymbolId) {
        self.no_member_of(file, name, module, &NO_EXPORT, "import a name that it exports");
    }

    /// `Geo.Missing` as a type: a namespace, a module or an enum that has no such type.
    pub(crate) fn no_type_in(&mut self, file: FileId, name: &Ident, namespace: SymbolId) {
        self.no_member_of(file, name, namespace, &NO_TYPE_IN_NAMESPACE, "write a type that it has");
    }

    fn no_member_of(
        &mut self,
        file: FileId,
        name: &Ident,
        module: SymbolId,
        code: &'static Code,
        help: &'static str,
    ) {
        let exports = self.exports_of(module);
        let of = self.symbol_name(module);
        let message = format!("`{of}` does not export `{}`", name.name);
        let diagnostic = match near_name(&name.name, exports.keys().filter(|it| *it != "default")) {
            Some(near) => {
                // import { txt }  =>  import { text as txt }: what is bound keeps its name.
                let text = self.graph.files.file(file).text();
                let rest = text.get(name.range.end as usize..).unwrap_or("").trim_start();
                let fixed = match rest.starts_with("as ") {
                    true => near.to_string(),
                    false => format!("{near} as {}", name.name),
                };
                Diagnostic::new(&NO_EXPORT_DID_YOU_MEAN, file, name.range, message)
                    .with_help(format!("did you mean `{near}`?"))
                    .with_fix(format!("Change to `{near}`"), name.range, fixed)
            }
            None => Diagnostic::new(code, file, name.range, message).with_help(help),
        };
        self.report(diagnostic);
    }

    /// As [`Checker::no_property`]; TypeScript does not tell misspelt names apart in patterns.
    pub(crate) fn no_property_in_pattern(&mut self, file: FileId, range: TextRange, ty: TypeId, name: &Name) {
        self.no_property_as(file, range, ty, name, &NO_PROPERTY);
    }

    pub(crate) fn no_property(&mut self, file: FileId, range: TextRange, ty: TypeId, name: &Name) {
        self.no_property_as(file, range, ty, name, &NO_PROPERTY_DID_YOU_MEAN);
    }

    fn no_property_as(
        &mut self,
        file: FileId,
        range: TextRange,
        ty: TypeId,
        name: &Name,
        misspelt: &'static Code,
    ) {
        if name.is_empty() {
            return;
        }
        let mut shown = ty;
        if self.is_union(ty) {
            // The member that lacks the property says more than the whole union.
            let members = self.constituents(ty);
            let lacking = members.iter().find(|member| self.prop_of(**member, name).is_none());
            shown = lacking.copied().unwrap_or(ty);
        }
        let of = self.type_to_string(shown);
        let message = format!("the type `{of}` has no property `{name}`");
        // A pattern only looks.
        if !std::ptr::eq(misspelt, &NO_PROPERTY) && self.is_left_out(ty, name) {
            let diagnostic = Diagnostic::new(&MEMBER_OF_LIBRARY, file, range, message)
                .with_help("JavaScript has it, and the language does not: write it with what is there");
            self.report(diagnostic);
            return;
        }
        let diagnostic = match self.near_property(ty, name) {
            Some(near) => Diagnostic::new(misspelt, file, range, message)
                .with_help(format!("did you mean `{near}`?"))
                .with_fix(format!("Change to `{near}`"), range, near.as_str()),
            None => {
                let diagnostic = Diagnostic::new(&NO_PROPERTY, file, range, message);
                let listed = self.listed_props(ty);
                let first: Vec<_> = listed
                    .iter()
                    .map(|prop| &self.prop(*prop).name)
                    .filter(|name| !name.starts_with("__"))
                    .take(4)
                    .map(|it| format!("`{it}`"))
                    .collect();
                if first.is_empty() {
                    diagnostic.with_help("add the property to the type, or name another value")
                } else {
                    diagnostic
                        .with_help(format!("name a property that is there, such as {}", first.join(", ")))
                }
            }
        };
        self.report(diagnostic);
    }

    /// Whether JavaScript's own library has a member that the language leaves out.
    fn is_left_out(&mut self, ty: TypeId, name: &str) -> bool {
        let apparent = self.apparent_type(ty);
        let is_tuple = self.is_tuple(apparent);
        let interface = self.interface_name(apparent).filter(|_| !is_tuple);
        interface.is_some_and(|interface| elsewhere::is_library_member(&interface, name))
    }

    /// The property that a wrong name was meant to be, by TypeScript's rule.
    pub(crate) fn near_property(&mut self, ty: TypeId, name: &str) -> Option<Name> {
        let names: Vec<Name> =
            self.listed_props(ty).iter().map(|prop| self.prop(*prop).name.clone()).collect();
        let listed = near_name(name, names.iter()).cloned();
        let interfaces = self.indexed_as(ty);
        let indexed = interfaces.iter().filter_map(|interface| self.graph.libraries.near(interface, name));
        let indexed = indexed.min_by_key(|(_, distance)| *distance);
        let Some((found, distance)) = indexed else { return listed };
        match listed {
            Some(listed) if name_distance(name, &listed) <= f64::from(distance) / 10.0 => Some(listed),
            _ => Some(found),
        }
    }

    /// `pkgs.nodjs`: only the index signature answers, so the name may be wrong.
    pub(crate) fn unknown_package(&mut self, file: FileId, range: TextRange, ty: TypeId, name: &Name) {
        let near = self.near_property(ty, name);
        let message = format!("the package set is not known to have `{name}`");
        let diagnostic = Diagnostic::new(&UNKNOWN_PACKAGE, file, range, message);
        self.report(match near {
            Some(near) => diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(
                format!("Change to `{near}`"),
                range,
                near.as_str(),
            ),
            None => {
                diagnostic.with_help("check the name; the package may be newer than what is known of the set")
            }
        });
    }

    /// The name of the interface that a type refers to.
    pub(crate) fn interface_name(&mut self, ty: TypeId) -> Option<Name> {
        let target = self.reference_target(ty)?;
        match self.data(target) {
            TypeData::Interface(interface) => Some(self.symbol_name(interface.symbol)),
            TypeData::TupleTarget(tuple) => {
                Some(Name::new_static(if tuple.shape.readonly { "ReadonlyArray" } else { "Array" }))
            }
            _ => None,
        }
    }

    /// Whether a type is the package set, which may have more than is declared.
    pub(crate) fn is_package_set(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Intersection(types) => types.iter().any(|ty| self.is_package_set(*ty)),
            _ => ty != t::ERROR && self.interface_name(ty).is_some_and(|name| name == "Packages"),
        }
    }
}

/// The name most like `wanted`, where one is like enough: as TypeScript measures it.
pub(crate) fn near_name<'a, N>(wanted: &str, names: impl Iterator<Item = &'a N>) -> Option<&'a N>
where
    N: AsRef<str> + ?Sized + 'a,
{
    let length = wanted.chars().count();
    let max_difference = 2.max((length as f64 * 0.34) as usize);
    let mut best_distance = (length as f64 * 0.4).floor() + 1.0;
    let mut best = None;
    for candidate in names {
        let name = candidate.as_ref();
        let other = name.chars().count();
        if name.starts_with("__@") || name == wanted || other.abs_diff(length) > max_difference {
            continue;
        }
        // Short names are near only when they differ in case.
        if other < 3 && !name.eq_ignore_ascii_case(wanted) {
            continue;
        }
        if let Some(distance) = distance(wanted, name, best_distance - 0.1) {
            best_distance = distance;
            best = Some(candidate);
        }
    }
    best
}

pub(crate) fn name_distance(a: &str, b: &str) -> f64 {
    distance(a, b, f64::MAX).unwrap_or(f64::MAX)
}

/// The Levenshtein distance in which another case costs a tenth and a replacement two; nothing above
/// `max`.
fn distance(a: &str, b: &str, max: f64) -> Option<f64> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut previous: Vec<f64> = (0..=b.len()).map(|at| at as f64).collect();
    for (i, x) in a.iter().enumerate() {
        let mut current = vec![i as f64 + 1.0];
        let mut least = current[0];
        for (j, y) in b.iter().enumerate() {
            let cost = if x == y {
                previous[j]
            } else {
                let replace = previous[j] + if x.to_lowercase().eq(y.to_lowercase()) { 0.1 } else { 2.0 };
                (previous[j + 1] + 1.0).min(current[j] + 1.0).min(replace)
            };
            least = least.min(cost);
            current.push(cost);
        }
        if least > max {
            return None;
        }
        previous = current;
    }
    previous.last().copied().filter(|distance| *distance <= max)
}
