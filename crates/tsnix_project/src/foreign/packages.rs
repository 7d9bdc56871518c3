//! Calls of `callPackage` against what the called file takes: `callPackage(path("./x.nix"), { withDocs: true })`.
//!
//! The types of TypeScript say nothing here: the file's pattern is what counts. A name that it asks for comes from
//! the second argument or from the package set; one that it does not know stops the evaluation.

use std::path::PathBuf;

use tsnix_check::SemanticModel;
use tsnix_check::model::TypeId;
use tsnix_check::module_graph::{ForeignKind, ModuleNode, Resolution, normalize};
use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::catalogue::flakes::{ARGUMENT_KIND, MISSING_ARGUMENT, MISSING_FILE, UNEXPECTED_ARGUMENT};
use tsnix_source::near::nearest;
use tsnix_source::{Diagnostic, FileId, FileSystem, Severity, TextRange};
use tsnix_syntax::hir::{self, Expr, ExprId, Imported, Property, Stmt};

use super::{DefaultKind, Formal, SetPattern, set_pattern};

/// What is wrong with the calls of `callPackage` in a module.
pub fn check(fs: &dyn FileSystem, model: &SemanticModel, file: FileId) -> Vec<Diagnostic> {
    let Some(node) = model.graph().module(file) else { return Vec::new() };
    let mut found = Vec::new();
    for expr in node.hir.exprs.ids() {
        let Expr::Call { callee, args, .. } = &node.hir[expr] else { continue };
        let Expr::Member { object, name, .. } = &node.hir[*callee] else { continue };
        let [called, own] = args.as_slice() else { continue };
        if !matches!(name.name.as_str(), "callPackage" | "callPackages") || called.is_spread || own.is_spread
        {
            continue;
        }
        let call = Call { fs, model, node, file, packages: *object, own: own.expr };
        found.extend(call.check(called.expr));
    }
    found
}

struct Call<'a> {
    fs: &'a dyn FileSystem,
    model: &'a SemanticModel,
    node: &'a ModuleNode,
    file: FileId,
    /// The set whose `callPackage` it is.
    packages: ExprId,
    /// The second argument.
    own: ExprId,
}

impl Call<'_> {
    fn check(&self, called: ExprId) -> Vec<Diagnostic> {
        let Some(path) = self.path(called) else { return Vec::new() };
        let range = self.node.hir.exprs.range(called);
        // A folder is its `default.nix`.
        let path = if self.fs.is_directory(&path) { path.join("default.nix") } else { path };
        if !self.fs.is_file(&path) {
            // One that is made from TypeScript may not be there yet.
            let mut source = path.clone().into_os_string();
            source.push(".ts");
            let is_made =
                self.fs.is_file(&PathBuf::from(source)) || self.fs.is_file(&path.with_extension("ts"));
            let message = "there is no such file for `callPackage`";
            let report = Diagnostic::new(&MISSING_FILE, self.file, range, message)
                .with_help("correct the path: it is relative to this file");
            return if is_made { Vec::new() } else { vec![report] };
        }
        let text = self.fs.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        match text.as_deref().and_then(set_pattern) {
            Some(pattern) => self.against(&pattern, range),
            None => Vec::new(),
        }
    }

    /// The file that is called: `path("./x.nix")`, or the import of one.
    fn path(&self, called: ExprId) -> Option<PathBuf> {
        match &self.node.hir[called] {
            Expr::Call { callee, args, .. } => {
                let [argument] = args.as_slice() else { return None };
                let Expr::String(written) = &self.node.hir[argument.expr] else { return None };
                let (specifier, imported) = self.import_of(*callee)?;
                let is_path = matches!(imported, Imported::Named(name) if name.name == "path");
                if specifier != "tsnix" || !is_path || !written.value.starts_with('.') {
                    return None;
                }
                let folder = self.model.graph().files.file(self.file).path().parent()?.to_owned();
                Some(normalize(&folder.join(written.value.as_str())))
            }
            Expr::Name(_) => {
                let (specifier, _) = self.import_of(called)?;
                match self.node.imports.get(specifier)? {
                    Resolution::Foreign(foreign) if foreign.kind == ForeignKind::Nix => {
                        Some(foreign.path.clone())
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The module that a name is imported from, and what of it.
    fn import_of(&self, name: ExprId) -> Option<(&hir::Name, &Imported)> {
        let Expr::Name(text) = &self.node.hir[name] else { return None };
        let bindings = &self.node.bindings;
        let symbol = bindings.lookup(bindings.expr_scope(name), text, Meaning::VALUE)?;
        bindings.symbol(symbol).declarations.iter().find_map(|declaration| match *declaration {
            Declaration::Import(specifier, stmt) => match &self.node.hir[stmt] {
                Stmt::Import(decl) => Some((&decl.from.value, &self.node.hir[specifier].imported)),
                _ => None,
            },
            _ => None,
        })
    }

    fn against(&self, pattern: &SetPattern, called: TextRange) -> Vec<Diagnostic> {
        let own = self.model.type_of(self.file, self.own);
        let view = self.model.view(own);
        // What nothing is known of may give everything.
        if view.is_any() || view.is_unknown() || view.is_error() {
            return Vec::new();
        }
        let properties = self.model.properties(own);
        let given: Vec<_> = properties.iter().map(|it| it.name.clone()).collect();
        let mut found = Vec::new();
        for property in &properties {
            let formal = pattern.formals.iter().find(|it| it.name == property.name);
            if let Some(kind) = formal.and_then(|it| it.default) {
                found.extend(self.other_kind(&property.name, property.ty, kind));
            }
        }
        if !pattern.is_open {
            let unexpected = given.iter().filter(|name| pattern.formals.iter().all(|it| it.name != **name));
            found.extend(unexpected.map(|name| self.unexpected(name, pattern)));
        }
        let packages = self.model.type_of(self.file, self.packages);
        let is_complete = !self.has_index(packages);
        for formal in &pattern.formals {
            if !formal.is_optional && !given.contains(&formal.name) {
                found.extend(self.missing(formal, packages, is_complete, called));
            }
        }
        found
    }

    /// Whether the set may have names that are not declared.
    fn has_index(&self, packages: TypeId) -> bool {
        self.model.property(packages, "there is no such package").is_some()
    }

    fn missing(
        &self,
        formal: &Formal,
        packages: TypeId,
        is_complete: bool,
        called: TextRange,
    ) -> Option<Diagnostic> {
        let name = &formal.name;
        let is_there = name == "pkgs"
            || self.model.property(packages, name).is_some_and(|property| !property.is_from_index);
        if is_there {
            return None;
        }
        let message = format!("the file asks for `{name}`, which `callPackage` does not have");
        let names: Vec<_> = self.model.properties(packages).into_iter().map(|it| it.name).collect();
        let help = match nearest(name, names.iter().map(hir::Name::as_str)) {
            Some(near) => format!("did the file mean `{near}`? else give it: `{{ {name}: ... }}`"),
            None => format!("give it in the second argument, `{{ {name}: ... }}`, or give it a default"),
        };
        let mut report = Diagnostic::new(&MISSING_ARGUMENT, self.file, called, message).with_help(help);
        if !is_complete {
            report.severity = Severity::Warning;
        }
        Some(report)
    }

    fn unexpected(&self, name: &str, pattern: &SetPattern) -> Diagnostic {
        let range = self.key(name).unwrap_or_else(|| self.node.hir.exprs.range(self.own));
        let message = format!("the file takes no argument `{name}`");
        let report = Diagnostic::new(&UNEXPECTED_ARGUMENT, self.file, range, message);
        match nearest(name, pattern.formals.iter().map(|formal| formal.name.as_str())) {
            Some(near) => report.with_help(format!("did you mean `{near}`?")).with_fix(
                format!("Rename to `{near}`"),
                range,
                near,
            ),
            None => report.with_help("leave it out, or add it to the pattern of the file"),
        }
    }

    /// What is given in the place of a default that is of another kind.
    fn other_kind(&self, name: &str, given: TypeId, kind: DefaultKind) -> Option<Diagnostic> {
        if self.model.view(given).members().iter().all(|it| self.is_of_kind(*it, kind)) {
            return None;
        }
        let expected = match kind {
            DefaultKind::Boolean => "true or false",
            DefaultKind::Number => "a number",
            DefaultKind::Text => "text",
            DefaultKind::List => "a list",
        };
        let range = self.key(name).unwrap_or_else(|| self.node.hir.exprs.range(self.own));
        let found = self.model.type_to_string(given);
        let message = format!("the default of `{name}` is {expected}, found `{found}`");
        let help = format!("give {expected}, or change the default in the file");
        Some(Diagnostic::new(&ARGUMENT_KIND, self.file, range, message).with_help(help))
    }

    /// Whether a type that is no union may stand where a default of that kind does. What is not known may.
    fn is_of_kind(&self, ty: TypeId, kind: DefaultKind) -> bool {
        let view = self.model.view(ty);
        if view.is_any() || view.is_unknown() || view.is_error() || view.is_never() || view.is_generic() {
            return true;
        }
        let has = |name| self.model.property(ty, name).is_some_and(|it| !it.is_from_index);
        // A property that may be left out is absent then.
        view.is_undefined()
            || match kind {
                DefaultKind::Boolean => view.is_boolean(),
                DefaultKind::Number => view.is_number_like(),
                // A package, a path and an input are text where text is expected.
                DefaultKind::Text => view.is_string_like() || has("outPath") || has("__path"),
                DefaultKind::List => view.is_array_like(),
            }
    }

    /// Where the second argument gives a name.
    fn key(&self, name: &str) -> Option<TextRange> {
        let Expr::Object(properties) = &self.node.hir[self.own] else { return None };
        properties.iter().find_map(|property| match &self.node.hir[*property] {
            Property::KeyValue { key, .. } | Property::Method { key, .. } => {
                (key.static_name()? == name).then(|| key.range())
            }
            Property::Shorthand { key, .. } => (key.name == name).then_some(key.range),
            _ => None,
        })
    }
}
